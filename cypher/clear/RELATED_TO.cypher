// Removes the RELATED_TO relationships that the documents of $keys wrote before.
// Generated from graph/model.py by `python -m graph.generate`.
// mode: write
// parameters: keys
// rows:
MATCH (n:Official)-[r:RELATED_TO]->()
WHERE n.key IN $keys
DELETE r
