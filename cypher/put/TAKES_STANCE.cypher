// Creates TAKES_STANCE relationships. What an actor said of a claim, on `day`; `position` orders the stances of one day as its document does.
// Generated from graph/model.py by `python -m graph.generate`.
// for each: State Claim | Organization Claim | Official Claim
// mode: write
// parameters: rows
// rows: written
UNWIND $rows AS row
MATCH (a:State {key: row.source})
MATCH (b:Claim {key: row.target})
CREATE (a)-[:TAKES_STANCE {stance: row.stance, day: date(row.day), day_given: row.day_given, text: row.text, sources: row.sources, position: row.position}]->(b)
RETURN count(*) AS written
