// Every state and organization with all terms by which it is found: for the nearest matches of a name that fits none.
// mode: read
// parameters:
// rows: key STRING, label STRING, name STRING, terms LIST<STRING>
MATCH (s:State)
RETURN s.key AS key, 'State' AS label, s.name AS name, s.terms AS terms
UNION ALL
MATCH (o:Organization)
RETURN o.key AS key, 'Organization' AS label, o.name AS name, o.terms AS terms
