"""Every statement the system runs, one per file; `graph.statements` reads them."""
