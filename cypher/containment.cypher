// What each of $places is part of, at every remove.
// mode: read
// parameters: places LIST<STRING>
// rows: place STRING, name STRING, kind STRING, wholes LIST<MAP>
MATCH (p:Place)
WHERE p.key IN $places
OPTIONAL MATCH (p)-[:PART_OF*1..10]->(q:Place)
RETURN p.key AS place, p.name AS name, p.kind AS kind, collect({key: q.key, name: q.name}) AS wholes
