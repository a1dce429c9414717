// The parties of $agreements.
// for each: State | Organization
// mode: read
// parameters: agreements LIST<STRING>
// rows: agreement STRING, party STRING, label STRING, edge MAP
MATCH (s:State)-[q:PARTY_TO]->(a:Agreement)
WHERE a.key IN $agreements
RETURN a.key AS agreement, s.key AS party, 'State' AS label, properties(q) AS edge
