// Removes the typed alliance edges that were derived from $agreements.
// for each: DEFENDS | JOINS_OFFENSE | STAYS_NEUTRAL | DOES_NOT_ATTACK | CONSULTS | ABSTAINS
// mode: write
// parameters: agreements LIST<STRING>
// rows:
MATCH (:State)-[e:DEFENDS]->(:State)
WHERE e.agreement IN $agreements
DELETE e
