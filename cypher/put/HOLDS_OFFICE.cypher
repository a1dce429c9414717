// Creates HOLDS_OFFICE relationships. An office held.
// Generated from graph/model.py by `python -m graph.generate`.
// for each: Official State | Official Organization
// mode: write
// parameters: rows
// rows: written
UNWIND $rows AS row
MATCH (a:Official {key: row.source})
MATCH (b:State {key: row.target})
CREATE (a)-[:HOLDS_OFFICE {since: date(row.since), until: date(row.until), since_given: row.since_given, until_given: row.until_given, title: row.title, leader: row.leader}]->(b)
RETURN count(*) AS written
