// Creates or updates Official nodes. A person who acts or acted for a state or organization.
// Generated from graph/model.py by `python -m graph.generate`.
// mode: write
// parameters: rows
// rows: written
UNWIND $rows AS row
MERGE (n:Official {key: row.key})
SET n.name = row.name,
    n.kind = row.kind,
    n.search = row.search,
    n.since = date(row.since),
    n.until = date(row.until),
    n.known = date(row.known),
    n.dataset = row.dataset,
    n.confidence = row.confidence,
    n.note = row.note,
    n.hash = row.hash,
    n.names = row.names,
    n.wikidata = row.wikidata,
    n.born = row.born,
    n.died = row.died
RETURN count(*) AS written
