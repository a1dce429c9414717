// Content of the hostility edges with these keys, to skip what is unchanged.
// mode: read
// parameters: keys LIST<STRING>
// rows: key STRING, hash STRING
MATCH ()-[r:HOSTILE_TO]->()
WHERE r.key IN $keys
RETURN r.key AS key, r.hash AS hash
