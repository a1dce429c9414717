// Creates CITES relationships. Where a record's facts stand.
// Generated from graph/model.py by `python -m graph.generate`.
// for each: State Source | Organization Source | Official Source | Agreement Source | Provision Source | Place Source | Event Source | Claim Source
// mode: write
// parameters: rows
// rows: written
UNWIND $rows AS row
MATCH (a:State {key: row.source})
MATCH (b:Source {key: row.target})
CREATE (a)-[:CITES {locator: row.locator}]->(b)
RETURN count(*) AS written
