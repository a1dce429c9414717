// Derives the edges to named beneficiaries that are no parties of $agreements (guarantees, protocol states).
// for each: DEFENSE DEFENDS | OFFENSE JOINS_OFFENSE | NEUTRALITY STAYS_NEUTRAL | NON_AGGRESSION DOES_NOT_ATTACK | CONSULTATION CONSULTS | ABSTENTION ABSTAINS
// mode: write
// parameters: agreements LIST<STRING>
// rows:
MATCH (o:State)-[q:PARTY_TO]->(a:Agreement)-[:HAS_PROVISION]->(p:Provision {kind: 'DEFENSE'})
WHERE a.key IN $agreements AND NOT a.universal AND (size(p.obligors) = 0 OR o.key IN p.obligors)
MATCH (b:State)
WHERE b.key IN p.beneficiaries AND b.key <> o.key AND NOT EXISTS { MATCH (b)-[:PARTY_TO]->(a) }
WITH o, b, a, p, CASE WHEN q.since > p.since THEN q.since ELSE p.since END AS since,
     CASE WHEN q.until < p.until THEN q.until ELSE p.until END AS until
WHERE since < until
CREATE (o)-[:DEFENDS {kind: p.kind, agreement: a.key, provision: p.key, since: since, until: until}]->(b)
