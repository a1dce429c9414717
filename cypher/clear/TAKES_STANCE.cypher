// Removes the TAKES_STANCE relationships that the documents of $keys wrote before.
// Generated from graph/model.py by `python -m graph.generate`.
// mode: write
// parameters: keys
// rows:
MATCH (n:Claim)<-[r:TAKES_STANCE]-()
WHERE n.key IN $keys
DELETE r
