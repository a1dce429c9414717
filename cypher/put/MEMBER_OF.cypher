// Creates MEMBER_OF relationships. Membership in an organization.
// Generated from graph/model.py by `python -m graph.generate`.
// mode: write
// parameters: rows
// rows: written
UNWIND $rows AS row
MATCH (a:State {key: row.source})
MATCH (b:Organization {key: row.target})
CREATE (a)-[:MEMBER_OF {since: date(row.since), until: date(row.until), since_given: row.since_given, until_given: row.until_given, role: row.role}]->(b)
RETURN count(*) AS written
