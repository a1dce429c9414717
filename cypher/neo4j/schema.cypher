// Constraints and indexes of Neo4j; Community has uniqueness constraints, and no others.
// Generated from graph/model.py by `python -m graph.generate`.
CREATE CONSTRAINT store_key IF NOT EXISTS FOR (n:Store) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT dataset_key IF NOT EXISTS FOR (n:Dataset) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT source_key IF NOT EXISTS FOR (n:Source) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT state_key IF NOT EXISTS FOR (n:State) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT organization_key IF NOT EXISTS FOR (n:Organization) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT official_key IF NOT EXISTS FOR (n:Official) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT agreement_key IF NOT EXISTS FOR (n:Agreement) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT provision_key IF NOT EXISTS FOR (n:Provision) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT place_key IF NOT EXISTS FOR (n:Place) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT event_key IF NOT EXISTS FOR (n:Event) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT claim_key IF NOT EXISTS FOR (n:Claim) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT hostility_key IF NOT EXISTS FOR ()-[r:HOSTILE_TO]-() REQUIRE r.key IS UNIQUE;
CREATE INDEX event_since IF NOT EXISTS FOR (n:Event) ON (n.since);
CREATE INDEX claim_known IF NOT EXISTS FOR (n:Claim) ON (n.known);
CREATE INDEX defends_since IF NOT EXISTS FOR ()-[r:DEFENDS]-() ON (r.since);
CREATE INDEX joins_offense_since IF NOT EXISTS FOR ()-[r:JOINS_OFFENSE]-() ON (r.since);
CREATE INDEX stays_neutral_since IF NOT EXISTS FOR ()-[r:STAYS_NEUTRAL]-() ON (r.since);
CREATE INDEX does_not_attack_since IF NOT EXISTS FOR ()-[r:DOES_NOT_ATTACK]-() ON (r.since);
CREATE INDEX consults_since IF NOT EXISTS FOR ()-[r:CONSULTS]-() ON (r.since);
CREATE INDEX abstains_since IF NOT EXISTS FOR ()-[r:ABSTAINS]-() ON (r.since);
CREATE INDEX hostile_to_since IF NOT EXISTS FOR ()-[r:HOSTILE_TO]-() ON (r.since);
CREATE INDEX defends_agreement IF NOT EXISTS FOR ()-[r:DEFENDS]-() ON (r.agreement);
CREATE INDEX joins_offense_agreement IF NOT EXISTS FOR ()-[r:JOINS_OFFENSE]-() ON (r.agreement);
CREATE INDEX stays_neutral_agreement IF NOT EXISTS FOR ()-[r:STAYS_NEUTRAL]-() ON (r.agreement);
CREATE INDEX does_not_attack_agreement IF NOT EXISTS FOR ()-[r:DOES_NOT_ATTACK]-() ON (r.agreement);
CREATE INDEX consults_agreement IF NOT EXISTS FOR ()-[r:CONSULTS]-() ON (r.agreement);
CREATE INDEX abstains_agreement IF NOT EXISTS FOR ()-[r:ABSTAINS]-() ON (r.agreement);
