// Creates HOSTILE_TO relationships. Hostility of one actor toward another; both ways where `mutual`.
// Generated from graph/model.py by `python -m graph.generate`.
// for each: State Organization | State State | Organization State | Organization Organization
// mode: write
// parameters: rows
// rows: written
UNWIND $rows AS row
MATCH (a:State {key: row.source})
MATCH (b:Organization {key: row.target})
CREATE (a)-[:HOSTILE_TO {dataset: row.dataset, confidence: row.confidence, note: row.note, hash: row.hash, since: date(row.since), until: date(row.until), since_given: row.since_given, until_given: row.until_given, key: row.key, kind: row.kind, mutual: row.mutual, text: row.text, events: row.events, sources: row.sources}]->(b)
RETURN count(*) AS written
