// How $officials are related to others.
// mode: read
// parameters: officials LIST<STRING>
// rows: official STRING, other STRING, relation STRING
MATCH (o:Official)-[r:RELATED_TO]->(p:Official)
WHERE o.key IN $officials OR p.key IN $officials
RETURN o.key AS official, p.key AS other, r.relation AS relation
