// The sources that records of one label cite.
// for each: State | Organization | Official | Agreement | Provision | Place | Event | Claim
// mode: read
// parameters: keys LIST<STRING>
// rows: key STRING, locator STRING, source MAP
MATCH (n:State)-[r:CITES]->(s:Source)
WHERE n.key IN $keys
RETURN n.key AS key, r.locator AS locator, properties(s) AS source
