// Removes the LOCATED_AT relationships that the documents of $keys wrote before.
// Generated from graph/model.py by `python -m graph.generate`.
// mode: write
// parameters: keys
// rows:
MATCH (n:Event)-[r:LOCATED_AT]->()
WHERE n.key IN $keys
DELETE r
