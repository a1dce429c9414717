// Which states and organizations do codes, keys and names mean: each term against all by which an actor is found.
// mode: read
// parameters: terms LIST<STRING> in lower case
// rows: term STRING, key STRING, label STRING, name STRING
UNWIND $terms AS term
MATCH (s:State)
WHERE term IN s.terms
RETURN term, s.key AS key, 'State' AS label, s.name AS name
UNION ALL
UNWIND $terms AS term
MATCH (o:Organization)
WHERE term IN o.terms
RETURN term, o.key AS key, 'Organization' AS label, o.name AS name
