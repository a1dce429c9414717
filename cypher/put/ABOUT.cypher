// Creates ABOUT relationships. What a claim or event concerns.
// Generated from graph/model.py by `python -m graph.generate`.
// for each: Claim State | Claim Organization | Claim Official | Claim Agreement | Claim Provision | Claim Place | Claim Event | Event State | Event Organization | Event Official | Event Agreement | Event Provision | Event Place | Event Event
// mode: write
// parameters: rows
// rows: written
UNWIND $rows AS row
MATCH (a:Claim {key: row.source})
MATCH (b:State {key: row.target})
CREATE (a)-[:ABOUT]->(b)
RETURN count(*) AS written
