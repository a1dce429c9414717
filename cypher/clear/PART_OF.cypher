// Removes the PART_OF relationships that the documents of $keys wrote before.
// Generated from graph/model.py by `python -m graph.generate`.
// for each: Place | Event
// mode: write
// parameters: keys
// rows:
MATCH (n:Place)-[r:PART_OF]->()
WHERE n.key IN $keys
DELETE r
