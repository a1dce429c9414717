// Creates TARGETED relationships. Who was acted upon or took part.
// Generated from graph/model.py by `python -m graph.generate`.
// for each: Event State | Event Organization | Event Official
// mode: write
// parameters: rows
// rows: written
UNWIND $rows AS row
MATCH (a:Event {key: row.source})
MATCH (b:State {key: row.target})
CREATE (a)-[:TARGETED {alleged: row.alleged}]->(b)
RETURN count(*) AS written
