// The memberships of $states and the members of $organizations at some time from $since until $until.
// mode: read
// parameters: states LIST<STRING>, organizations LIST<STRING>, since DATE, until DATE
// rows: state STRING, organization STRING, edge MAP
MATCH (s:State)-[r:MEMBER_OF]->(o:Organization)
WHERE (s.key IN $states OR o.key IN $organizations) AND r.since < $until AND $since < r.until
RETURN s.key AS state, o.key AS organization, properties(r) AS edge
