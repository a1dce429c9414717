// The offices of $officials, and the officials of $holders, held at some time from $since until $until.
// for each: State | Organization
// mode: read
// parameters: officials LIST<STRING>, holders LIST<STRING>, since DATE, until DATE
// rows: official STRING, holder STRING, label STRING, edge MAP
MATCH (o:Official)-[r:HOLDS_OFFICE]->(s:State)
WHERE (o.key IN $officials OR s.key IN $holders) AND r.since < $until AND $since < r.until
RETURN o.key AS official, s.key AS holder, 'State' AS label, properties(r) AS edge
