// Creates BODY_OF relationships. An organization that is a body of a state, or of another organization.
// Generated from graph/model.py by `python -m graph.generate`.
// for each: Organization State | Organization Organization
// mode: write
// parameters: rows
// rows: written
UNWIND $rows AS row
MATCH (a:Organization {key: row.source})
MATCH (b:State {key: row.target})
CREATE (a)-[:BODY_OF]->(b)
RETURN count(*) AS written
