// Creates PARTY_TO relationships. Bound by the agreement from since (entry into force for the party) until withdrawal or the end.
// Generated from graph/model.py by `python -m graph.generate`.
// for each: State Agreement | Organization Agreement
// mode: write
// parameters: rows
// rows: written
UNWIND $rows AS row
MATCH (a:State {key: row.source})
MATCH (b:Agreement {key: row.target})
CREATE (a)-[:PARTY_TO {since: date(row.since), until: date(row.until), since_given: row.since_given, until_given: row.until_given, signed: date(row.signed), signed_given: row.signed_given, basis: row.basis, reservation: row.reservation, note: row.note}]->(b)
RETURN count(*) AS written
