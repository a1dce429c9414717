// How many nodes of one label the filters of list.cypher let through.
// for each: State | Organization | Official | Agreement | Place | Event | Claim | Source
// mode: read
// parameters: text STRING, kinds LIST<STRING>, since DATE, last DATE, known DATE
// rows: total INTEGER
MATCH (n:State)
WHERE ($text = '' OR n.search CONTAINS $text)
  AND (size($kinds) = 0 OR n.kind IN $kinds)
  AND n.since <= $last AND $since < n.until AND n.known <= $known
RETURN count(*) AS total
