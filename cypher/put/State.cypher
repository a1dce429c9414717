// Creates or updates State nodes. A state, continuous through changes of name and regime; `terms` holds all by which it is found.
// Generated from graph/model.py by `python -m graph.generate`.
// mode: write
// parameters: rows
// rows: written
UNWIND $rows AS row
MERGE (n:State {key: row.key})
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
    n.iso2 = row.iso2,
    n.cow_codes = row.cow_codes,
    n.cow_abbreviations = row.cow_abbreviations,
    n.gw_codes = row.gw_codes,
    n.wikidata = row.wikidata,
    n.system = row.system
RETURN count(*) AS written
