// Creates or updates Store nodes. One node: which schema the database has, and a version that each write changes.
// Generated from graph/model.py by `python -m graph.generate`.
// mode: write
// parameters: rows
// rows: written
UNWIND $rows AS row
MERGE (n:Store {key: row.key})
SET n.schema = row.schema,
    n.version = row.version
RETURN count(*) AS written
