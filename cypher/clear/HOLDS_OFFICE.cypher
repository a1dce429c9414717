// Removes the HOLDS_OFFICE relationships that the documents of $keys wrote before.
// Generated from graph/model.py by `python -m graph.generate`.
// mode: write
// parameters: keys
// rows:
MATCH (n:Official)-[r:HOLDS_OFFICE]->()
WHERE n.key IN $keys
DELETE r
