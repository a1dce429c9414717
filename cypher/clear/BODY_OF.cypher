// Removes the BODY_OF relationships that the documents of $keys wrote before.
// Generated from graph/model.py by `python -m graph.generate`.
// mode: write
// parameters: keys
// rows:
MATCH (n:Organization)-[r:BODY_OF]->()
WHERE n.key IN $keys
DELETE r
