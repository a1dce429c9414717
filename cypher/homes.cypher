// The home territory of each of $states.
// mode: read
// parameters: states LIST<STRING>
// rows: state STRING, place STRING
MATCH (p:Place)
WHERE p.home_of IN $states
RETURN p.home_of AS state, p.key AS place
