// What was said of $claims, and by $actors, up to $known.
// for each: State | Organization | Official
// mode: read
// parameters: claims LIST<STRING>, actors LIST<STRING>, known DATE
// rows: claim STRING, actor STRING, label STRING, edge MAP
MATCH (s:State)-[r:TAKES_STANCE]->(c:Claim)
WHERE (c.key IN $claims OR s.key IN $actors) AND r.day <= $known
RETURN c.key AS claim, s.key AS actor, 'State' AS label, properties(r) AS edge
