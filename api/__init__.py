"""What the outside may ask over HTTP: GraphQL, the page, and what dashboards and operators need."""
