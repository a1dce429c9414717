// The agreements that bind $actors at some time from $since until $until, or that they signed without.
// for each: State | Organization
// mode: read
// parameters: actors LIST<STRING>, since DATE, until DATE
// rows: agreement STRING, party STRING, label STRING, edge MAP
MATCH (s:State)-[q:PARTY_TO]->(a:Agreement)
WHERE s.key IN $actors AND q.since < $until AND $since < q.until
RETURN a.key AS agreement, s.key AS party, 'State' AS label, properties(q) AS edge
