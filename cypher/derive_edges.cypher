// Derives the typed alliance edges of $agreements from their parties and provisions: obligor to beneficiary, for the
// days on which both are bound and the article holds. A beneficiary need not be a party (derive_guarantees).
// for each: DEFENSE DEFENDS | OFFENSE JOINS_OFFENSE | NEUTRALITY STAYS_NEUTRAL | NON_AGGRESSION DOES_NOT_ATTACK | CONSULTATION CONSULTS | ABSTENTION ABSTAINS
// mode: write
// parameters: agreements LIST<STRING>
// rows:
MATCH (o:State)-[q:PARTY_TO]->(a:Agreement)-[:HAS_PROVISION]->(p:Provision {kind: 'DEFENSE'})
WHERE a.key IN $agreements AND NOT a.universal AND (size(p.obligors) = 0 OR o.key IN p.obligors)
MATCH (b:State)-[r:PARTY_TO]->(a)
WHERE b.key <> o.key AND (size(p.beneficiaries) = 0 OR b.key IN p.beneficiaries)
WITH o, b, a, p, CASE WHEN q.since > r.since THEN q.since ELSE r.since END AS both_since,
     CASE WHEN q.until < r.until THEN q.until ELSE r.until END AS both_until
WITH o, b, a, p, CASE WHEN both_since > p.since THEN both_since ELSE p.since END AS since,
     CASE WHEN both_until < p.until THEN both_until ELSE p.until END AS until
WHERE since < until
CREATE (o)-[:DEFENDS {kind: p.kind, agreement: a.key, provision: p.key, since: since, until: until}]->(b)
