// The first day on which any party was bound by any agreement on record.
// mode: read
// parameters: beginning DATE
// rows: first_day DATE
MATCH ()-[q:PARTY_TO]->(:Agreement)
WHERE q.since > $beginning
RETURN min(q.since) AS first_day
