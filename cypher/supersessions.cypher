// What $agreements superseded, and what superseded them.
// mode: read
// parameters: agreements LIST<STRING>
// rows: later STRING, earlier STRING
MATCH (b:Agreement)-[:SUPERSEDES]->(a:Agreement)
WHERE a.key IN $agreements OR b.key IN $agreements
RETURN b.key AS later, a.key AS earlier
