// Creates or updates Provision nodes. One article that creates one kind of obligation; `casus` says as data when it binds.
// Generated from graph/model.py by `python -m graph.generate`.
// mode: write
// parameters: rows
// rows: written
UNWIND $rows AS row
MERGE (n:Provision {key: row.key})
SET n.since = date(row.since),
    n.until = date(row.until),
    n.since_given = row.since_given,
    n.until_given = row.until_given,
    n.agreement = row.agreement,
    n.article = row.article,
    n.kind = row.kind,
    n.strength = row.strength,
    n.paraphrase = row.paraphrase,
    n.words = row.words,
    n.means = row.means,
    n.immediacy = row.immediacy,
    n.process = row.process,
    n.limits = row.limits,
    n.obligors = row.obligors,
    n.beneficiaries = row.beneficiaries,
    n.casus = row.casus,
    n.dataset = row.dataset
RETURN count(*) AS written
