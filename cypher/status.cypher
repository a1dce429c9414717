// What the database holds: its schema and version.
// mode: read
// parameters:
// rows: schema STRING, version STRING
MATCH (s:Store {key: 'foedus'})
RETURN s.schema AS schema, s.version AS version
