// The events in which $actors took part, that went on at some time from $since until $until and were known by $known.
// for each: INITIATED_BY State | INITIATED_BY Organization | INITIATED_BY Official | TARGETED State | TARGETED Organization | TARGETED Official
// mode: read
// parameters: actors LIST<STRING>, since DATE, until DATE, known DATE
// rows: actor STRING, node MAP
MATCH (e:Event)-[:INITIATED_BY]->(s:State)
WHERE s.key IN $actors AND e.since < $until AND $since < e.until AND e.known <= $known
RETURN s.key AS actor, properties(e) AS node
