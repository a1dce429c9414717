// How many nodes of each label there are.
// mode: read
// parameters:
// rows: label STRING, total INTEGER
MATCH (n:State) RETURN 'State' AS label, count(n) AS total
UNION ALL
MATCH (n:Organization) RETURN 'Organization' AS label, count(n) AS total
UNION ALL
MATCH (n:Official) RETURN 'Official' AS label, count(n) AS total
UNION ALL
MATCH (n:Agreement) RETURN 'Agreement' AS label, count(n) AS total
UNION ALL
MATCH (n:Provision) RETURN 'Provision' AS label, count(n) AS total
UNION ALL
MATCH (n:Place) RETURN 'Place' AS label, count(n) AS total
UNION ALL
MATCH (n:Event) RETURN 'Event' AS label, count(n) AS total
UNION ALL
MATCH (n:Claim) RETURN 'Claim' AS label, count(n) AS total
UNION ALL
MATCH (n:Source) RETURN 'Source' AS label, count(n) AS total
