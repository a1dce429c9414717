// Creates or updates Event nodes. Something that happened or is reported to have happened.
// Generated from graph/model.py by `python -m graph.generate`.
// mode: write
// parameters: rows
// rows: written
UNWIND $rows AS row
MERGE (n:Event {key: row.key})
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
    n.act = row.act,
    n.description = row.description,
    n.since_given = row.since_given,
    n.until_given = row.until_given,
    n.reported_given = row.reported_given,
    n.disputed = row.disputed,
    n.casualties = row.casualties
RETURN count(*) AS written
