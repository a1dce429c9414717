// Removes provisions of $agreements that their documents no longer have.
// mode: write
// parameters: agreements LIST<STRING>, kept LIST<STRING>
// rows:
MATCH (a:Agreement)-[:HAS_PROVISION]->(p:Provision)
WHERE a.key IN $agreements AND NOT p.key IN $kept
DETACH DELETE p
