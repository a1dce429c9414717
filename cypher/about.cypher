// What claims and events are about: pairs at $records (what is said of them) and at $subjects (what these are about).
// for each: Claim State | Claim Organization | Claim Official | Claim Agreement | Claim Provision | Claim Place | Claim Event | Event State | Event Organization | Event Official | Event Agreement | Event Provision | Event Place | Event Event
// mode: read
// parameters: subjects LIST<STRING>, records LIST<STRING>, known DATE
// rows: subject STRING, subject_label STRING, record STRING, record_label STRING
MATCH (c:Claim)-[:ABOUT]->(x:State)
WHERE (c.key IN $subjects OR x.key IN $records) AND c.known <= $known
RETURN c.key AS subject, 'Claim' AS subject_label, x.key AS record, 'State' AS record_label
