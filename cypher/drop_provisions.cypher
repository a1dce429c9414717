// Removes provisions of $agreements that their documents no longer have.
// mode: write
// parameters: agreements LIST<STRING>, kept LIST<STRING>
// rows:
MATCH (p:Provision)
WHERE p.agreement IN $agreements AND NOT p.key IN $kept
DETACH DELETE p
