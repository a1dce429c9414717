// Creates or updates Dataset nodes. A set of records that can be replaced or removed whole.
// Generated from graph/model.py by `python -m graph.generate`.
// mode: write
// parameters: rows
// rows: written
UNWIND $rows AS row
MERGE (n:Dataset {key: row.key})
SET n.title = row.title,
    n.version = row.version,
    n.current_to = date(row.current_to),
    n.licence = row.licence,
    n.citation = row.citation,
    n.url = row.url,
    n.loaded = row.loaded,
    n.hash = row.hash
RETURN count(*) AS written
