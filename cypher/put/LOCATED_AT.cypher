// Creates LOCATED_AT relationships. Where an event happened.
// Generated from graph/model.py by `python -m graph.generate`.
// mode: write
// parameters: rows
// rows: written
UNWIND $rows AS row
MATCH (a:Event {key: row.source})
MATCH (b:Place {key: row.target})
CREATE (a)-[:LOCATED_AT]->(b)
RETURN count(*) AS written
