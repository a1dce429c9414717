// Edges of hostility at $actors (none given: all) that hold at some time from $since until $until.
// mode: read
// parameters: actors LIST<STRING>, since DATE, until DATE
// rows: source STRING, source_label STRING, target STRING, target_label STRING, edge MAP
MATCH (a:State)-[r:HOSTILE_TO]->(b:State)
WHERE r.since < $until AND $since < r.until AND (size($actors) = 0 OR a.key IN $actors OR b.key IN $actors)
RETURN a.key AS source, 'State' AS source_label, b.key AS target, 'State' AS target_label, properties(r) AS edge
UNION ALL
MATCH (a:State)-[r:HOSTILE_TO]->(b:Organization)
WHERE r.since < $until AND $since < r.until AND (size($actors) = 0 OR a.key IN $actors OR b.key IN $actors)
RETURN a.key AS source, 'State' AS source_label, b.key AS target, 'Organization' AS target_label, properties(r) AS edge
UNION ALL
MATCH (a:Organization)-[r:HOSTILE_TO]->(b:State)
WHERE r.since < $until AND $since < r.until AND (size($actors) = 0 OR a.key IN $actors OR b.key IN $actors)
RETURN a.key AS source, 'Organization' AS source_label, b.key AS target, 'State' AS target_label, properties(r) AS edge
UNION ALL
MATCH (a:Organization)-[r:HOSTILE_TO]->(b:Organization)
WHERE r.since < $until AND $since < r.until AND (size($actors) = 0 OR a.key IN $actors OR b.key IN $actors)
RETURN a.key AS source, 'Organization' AS source_label, b.key AS target, 'Organization' AS target_label, properties(r) AS edge
