// Who administers or claims $places, and what $states administer or claim.
// for each: ADMINISTERED_BY | CLAIMED_BY
// mode: read
// parameters: places LIST<STRING>, states LIST<STRING>
// rows: place STRING, state STRING, role STRING, edge MAP
MATCH (p:Place)-[r:ADMINISTERED_BY]->(s:State)
WHERE p.key IN $places OR s.key IN $states
RETURN p.key AS place, s.key AS state, 'ADMINISTERED_BY' AS role, properties(r) AS edge
