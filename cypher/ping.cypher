// Whether the database answers.
// mode: read
// parameters:
// rows: answer INTEGER
RETURN 1 AS answer
