// The nodes of one label with these keys.
// for each: State | Organization | Official | Agreement | Provision | Place | Event | Claim | Source | Dataset
// mode: read
// parameters: keys LIST<STRING>
// rows: node MAP
MATCH (n:State)
WHERE n.key IN $keys
RETURN properties(n) AS node
