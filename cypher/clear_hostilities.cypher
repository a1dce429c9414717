// Removes the hostility edges with these keys.
// mode: write
// parameters: keys LIST<STRING>
// rows:
MATCH ()-[r:HOSTILE_TO]->()
WHERE r.key IN $keys
DELETE r
