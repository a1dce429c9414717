// Of what label, data set and content is each key: for references of documents, and to skip what is unchanged.
// for each: Dataset | Source | State | Organization | Official | Place | Agreement | Event | Claim
// mode: read
// parameters: keys LIST<STRING>
// rows: key STRING, hash STRING
MATCH (n:Dataset)
WHERE n.key IN $keys
RETURN n.key AS key, n.hash AS hash
