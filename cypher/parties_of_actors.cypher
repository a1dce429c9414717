// The agreements that bind $actors at some time from $since until $until; with $unbound also those that bind them
// never, since they are not in force: kept as holding from $forever on.
// for each: State | Organization
// mode: read
// parameters: actors LIST<STRING>, since DATE, until DATE, unbound BOOLEAN, forever DATE
// rows: agreement STRING, party STRING, label STRING, edge MAP
MATCH (s:State)-[q:PARTY_TO]->(a:Agreement)
WHERE s.key IN $actors AND ((q.since < $until AND $since < q.until) OR ($unbound AND q.since >= $forever))
RETURN a.key AS agreement, s.key AS party, 'State' AS label, properties(q) AS edge
