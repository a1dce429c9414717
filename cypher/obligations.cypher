// Who owes what in a case: every provision in force on $day that is owed to one of $sides, with the pairs it binds.
// mode: read
// parameters: sides LIST<STRING>, day DATE
// rows: provision MAP, agreement MAP, bonds LIST<MAP>
MATCH (o:State)-[e:DEFENDS|JOINS_OFFENSE|STAYS_NEUTRAL|DOES_NOT_ATTACK|CONSULTS|ABSTAINS]->(b:State)
WHERE b.key IN $sides AND e.since <= $day AND $day < e.until
WITH e.provision AS provision_key,
     collect({obligor: o.key, beneficiary: b.key, since: e.since, until: e.until}) AS bonds
MATCH (a:Agreement)-[:HAS_PROVISION]->(p:Provision {key: provision_key})
RETURN properties(p) AS provision, properties(a) AS agreement, bonds
