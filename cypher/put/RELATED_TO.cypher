// Creates RELATED_TO relationships. A tie between two people.
// Generated from graph/model.py by `python -m graph.generate`.
// mode: write
// parameters: rows
// rows: written
UNWIND $rows AS row
MATCH (a:Official {key: row.source})
MATCH (b:Official {key: row.target})
CREATE (a)-[:RELATED_TO {since: date(row.since), until: date(row.until), since_given: row.since_given, until_given: row.until_given, relation: row.relation}]->(b)
RETURN count(*) AS written
