// Duties of universal agreements (UN Charter, Kellogg-Briand) between $sides on $day: no pairs are derived for them.
// mode: read
// parameters: sides LIST<STRING>, day DATE
// rows: provision MAP, agreement MAP, parties LIST<MAP>
MATCH (s:State)-[q:PARTY_TO]->(a:Agreement)-[:HAS_PROVISION]->(p:Provision)
WHERE s.key IN $sides AND a.universal AND q.since <= $day AND $day < q.until AND p.since <= $day AND $day < p.until
RETURN properties(p) AS provision, properties(a) AS agreement,
       collect({party: s.key, since: q.since, until: q.until}) AS parties
