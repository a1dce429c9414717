// Who administers each of $places on $day.
// mode: read
// parameters: places LIST<STRING>, day DATE
// rows: place STRING, state STRING
MATCH (p:Place)-[r:ADMINISTERED_BY]->(s:State)
WHERE p.key IN $places AND r.since <= $day AND $day < r.until
RETURN p.key AS place, s.key AS state
