// Removes the CLAIMED_BY relationships that the documents of $keys wrote before.
// Generated from graph/model.py by `python -m graph.generate`.
// mode: write
// parameters: keys
// rows:
MATCH (n:Place)-[r:CLAIMED_BY]->()
WHERE n.key IN $keys
DELETE r
