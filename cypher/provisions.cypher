// The provisions of $agreements.
// mode: read
// parameters: agreements LIST<STRING>
// rows: node MAP
MATCH (a:Agreement)-[:HAS_PROVISION]->(p:Provision)
WHERE a.key IN $agreements
RETURN properties(p) AS node
