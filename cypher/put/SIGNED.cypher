// Creates SIGNED relationships. Signed the agreement, for `party`.
// Generated from graph/model.py by `python -m graph.generate`.
// mode: write
// parameters: rows
// rows: written
UNWIND $rows AS row
MATCH (a:Official {key: row.source})
MATCH (b:Agreement {key: row.target})
CREATE (a)-[:SIGNED {day: date(row.day), day_given: row.day_given, party: row.party}]->(b)
RETURN count(*) AS written
