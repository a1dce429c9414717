// Creates or updates Claim nodes. A statement that may be false; `name` is the statement.
// Generated from graph/model.py by `python -m graph.generate`.
// mode: write
// parameters: rows
// rows: written
UNWIND $rows AS row
MERGE (n:Claim {key: row.key})
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
    n.property = row.property,
    n.value = row.value,
    n.reported_given = row.reported_given
RETURN count(*) AS written
