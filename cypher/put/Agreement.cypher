// Creates or updates Agreement nodes. A treaty, pact, protocol, exchange of notes or joint declaration; `kind` is its instrument.
// Generated from graph/model.py by `python -m graph.generate`.
// mode: write
// parameters: rows
// rows: written
UNWIND $rows AS row
MERGE (n:Agreement {key: row.key})
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
    n.signed = date(row.signed),
    n.signed_given = row.signed_given,
    n.in_force_given = row.in_force_given,
    n.terminated_given = row.terminated_given,
    n.termination = row.termination,
    n.universal = row.universal,
    n.secret = row.secret,
    n.multilateral = row.multilateral,
    n.depositary = row.depositary,
    n.text_citation = row.text_citation,
    n.url = row.url,
    n.atop_ids = row.atop_ids,
    n.unts = row.unts
RETURN count(*) AS written
