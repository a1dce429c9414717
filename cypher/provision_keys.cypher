// Which of these keys are provisions, and of which agreement.
// mode: read
// parameters: keys LIST<STRING>
// rows: key STRING, agreement STRING
MATCH (p:Provision)
WHERE p.key IN $keys
RETURN p.key AS key, p.agreement AS agreement
