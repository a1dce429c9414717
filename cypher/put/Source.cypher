// Creates or updates Source nodes. A treaty text, law, statement, report or data set that records cite.
// Generated from graph/model.py by `python -m graph.generate`.
// mode: write
// parameters: rows
// rows: written
UNWIND $rows AS row
MERGE (n:Source {key: row.key})
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
    n.citation = row.citation,
    n.published = row.published,
    n.publisher = row.publisher,
    n.url = row.url,
    n.licence = row.licence
RETURN count(*) AS written
