// Removes the SIGNED relationships that the documents of $keys wrote before.
// Generated from graph/model.py by `python -m graph.generate`.
// mode: write
// parameters: keys
// rows:
MATCH (n:Agreement)<-[r:SIGNED]-()
WHERE n.key IN $keys
DELETE r
