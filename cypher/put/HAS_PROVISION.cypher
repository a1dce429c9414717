// Creates HAS_PROVISION relationships. An article of the agreement.
// Generated from graph/model.py by `python -m graph.generate`.
// mode: write
// parameters: rows
// rows: written
UNWIND $rows AS row
MATCH (a:Agreement {key: row.source})
MATCH (b:Provision {key: row.target})
CREATE (a)-[:HAS_PROVISION]->(b)
RETURN count(*) AS written
