// Who signed $agreements, and what $officials signed.
// mode: read
// parameters: agreements LIST<STRING>, officials LIST<STRING>
// rows: agreement STRING, official STRING, edge MAP
MATCH (o:Official)-[r:SIGNED]->(a:Agreement)
WHERE a.key IN $agreements OR o.key IN $officials
RETURN a.key AS agreement, o.key AS official, properties(r) AS edge
