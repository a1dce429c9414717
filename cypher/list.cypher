// A page of nodes of one label in the order of their keys, after $after, filtered by text, kind and time.
// for each: State | Organization | Official | Agreement | Place | Event | Claim | Source
// mode: read
// parameters: text STRING, kinds LIST<STRING>, since DATE, last DATE, known DATE, after STRING, limit INTEGER
// rows: node MAP, sort_key STRING
MATCH (n:State)
WHERE n.key > $after
  AND ($text = '' OR n.search CONTAINS $text)
  AND (size($kinds) = 0 OR n.kind IN $kinds)
  AND n.since <= $last AND $since < n.until AND n.known <= $known
RETURN properties(n) AS node, n.key AS sort_key
ORDER BY sort_key
LIMIT $limit
