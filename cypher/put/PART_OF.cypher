// Creates PART_OF relationships. Lies in, or belongs to.
// Generated from graph/model.py by `python -m graph.generate`.
// for each: Place | Event
// mode: write
// parameters: rows
// rows: written
UNWIND $rows AS row
MATCH (a:Place {key: row.source})
MATCH (b:Place {key: row.target})
CREATE (a)-[:PART_OF]->(b)
RETURN count(*) AS written
