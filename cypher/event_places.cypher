// Where $events happened.
// mode: read
// parameters: events LIST<STRING>
// rows: event STRING, place STRING
MATCH (e:Event)-[:LOCATED_AT]->(p:Place)
WHERE e.key IN $events
RETURN e.key AS event, p.key AS place
