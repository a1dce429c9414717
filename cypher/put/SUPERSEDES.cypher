// Creates SUPERSEDES relationships. Took the place of an earlier agreement.
// Generated from graph/model.py by `python -m graph.generate`.
// mode: write
// parameters: rows
// rows: written
UNWIND $rows AS row
MATCH (a:Agreement {key: row.source})
MATCH (b:Agreement {key: row.target})
CREATE (a)-[:SUPERSEDES]->(b)
RETURN count(*) AS written
