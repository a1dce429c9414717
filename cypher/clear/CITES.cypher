// Removes the CITES relationships that the documents of $keys wrote before.
// Generated from graph/model.py by `python -m graph.generate`.
// for each: State | Organization | Official | Agreement | Provision | Place | Event | Claim
// mode: write
// parameters: keys
// rows:
MATCH (n:State)-[r:CITES]->()
WHERE n.key IN $keys
DELETE r
