// Alliance edges that hold at some time from $since until $until, as columns: one record however many edges.
// mode: read
// parameters: since DATE, until DATE, kinds LIST<STRING>, states LIST<STRING>, agreements LIST<STRING>
// rows: sources LIST, targets LIST, kinds LIST, agreements LIST, provisions LIST, sinces LIST, untils LIST
MATCH (o:State)-[e:DEFENDS|JOINS_OFFENSE|STAYS_NEUTRAL|DOES_NOT_ATTACK|CONSULTS|ABSTAINS]->(b:State)
WHERE e.since < $until AND $since < e.until
  AND (size($kinds) = 0 OR e.kind IN $kinds)
  AND (size($states) = 0 OR o.key IN $states OR b.key IN $states)
  AND (size($agreements) = 0 OR e.agreement IN $agreements)
RETURN collect(o.key) AS sources, collect(b.key) AS targets, collect(e.kind) AS kinds,
       collect(e.agreement) AS agreements, collect(e.provision) AS provisions,
       collect(e.since) AS sinces, collect(e.until) AS untils
