// Who took part in $events.
// for each: INITIATED_BY State | INITIATED_BY Organization | INITIATED_BY Official | TARGETED State | TARGETED Organization | TARGETED Official
// mode: read
// parameters: events LIST<STRING>
// rows: event STRING, actor STRING, role STRING, label STRING, alleged BOOLEAN
MATCH (e:Event)-[r:INITIATED_BY]->(s:State)
WHERE e.key IN $events
RETURN e.key AS event, s.key AS actor, 'INITIATED_BY' AS role, 'State' AS label, r.alleged AS alleged
