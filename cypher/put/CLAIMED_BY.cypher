// Creates CLAIMED_BY relationships. Who claims a place.
// Generated from graph/model.py by `python -m graph.generate`.
// mode: write
// parameters: rows
// rows: written
UNWIND $rows AS row
MATCH (a:Place {key: row.source})
MATCH (b:State {key: row.target})
CREATE (a)-[:CLAIMED_BY {since: date(row.since), until: date(row.until), since_given: row.since_given, until_given: row.until_given, basis: row.basis, note: row.note}]->(b)
RETURN count(*) AS written
