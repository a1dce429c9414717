// What states owe and are owed: alliance edges at $states that hold at some time from $since until $until.
// mode: read
// parameters: states LIST<STRING>, since DATE, until DATE
// rows: provision MAP, agreement MAP, bonds LIST<MAP>
MATCH (o:State)-[e:DEFENDS|JOINS_OFFENSE|STAYS_NEUTRAL|DOES_NOT_ATTACK|CONSULTS|ABSTAINS]->(b:State)
WHERE (o.key IN $states OR b.key IN $states) AND e.since < $until AND $since < e.until
WITH e.provision AS provision_key,
     collect({obligor: o.key, beneficiary: b.key, since: e.since, until: e.until}) AS bonds
MATCH (a:Agreement)-[:HAS_PROVISION]->(p:Provision {key: provision_key})
RETURN properties(p) AS provision, properties(a) AS agreement, bonds
