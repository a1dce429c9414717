// Every data set that was loaded.
// mode: read
// parameters:
// rows: node MAP
MATCH (d:Dataset)
RETURN properties(d) AS node
