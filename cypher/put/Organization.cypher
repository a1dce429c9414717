// Creates or updates Organization nodes. An organization of states, a command, an armed group or a body of a state.
// Generated from graph/model.py by `python -m graph.generate`.
// mode: write
// parameters: rows
// rows: written
UNWIND $rows AS row
MERGE (n:Organization {key: row.key})
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
    n.terms = row.terms,
    n.wikidata = row.wikidata,
    n.since_given = row.since_given,
    n.until_given = row.until_given
RETURN count(*) AS written
