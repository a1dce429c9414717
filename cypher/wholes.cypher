// What places or events are part of, one step.
// for each: Place | Event
// mode: read
// parameters: keys LIST<STRING>
// rows: part STRING, whole STRING
MATCH (p:Place)-[:PART_OF]->(q:Place)
WHERE p.key IN $keys
RETURN p.key AS part, q.key AS whole
