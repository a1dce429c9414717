// Creates SUCCEEDED_BY relationships. A state that took another's place.
// Generated from graph/model.py by `python -m graph.generate`.
// mode: write
// parameters: rows
// rows: written
UNWIND $rows AS row
MATCH (a:State {key: row.source})
MATCH (b:State {key: row.target})
CREATE (a)-[:SUCCEEDED_BY]->(b)
RETURN count(*) AS written
