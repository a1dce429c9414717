// Who owes help to whom on $day: for conditions on states allied with a named adversary.
// mode: read
// parameters: states LIST<STRING>, day DATE
// rows: ally STRING, state STRING
MATCH (o:State)-[e:DEFENDS]->(b:State)
WHERE b.key IN $states AND e.since <= $day AND $day < e.until
RETURN DISTINCT o.key AS ally, b.key AS state
