// Removes the ABOUT relationships that the documents of $keys wrote before.
// Generated from graph/model.py by `python -m graph.generate`.
// for each: Claim | Event
// mode: write
// parameters: keys
// rows:
MATCH (n:Claim)-[r:ABOUT]->()
WHERE n.key IN $keys
DELETE r
