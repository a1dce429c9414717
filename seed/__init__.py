"""The curated data set: YAML documents in the format of `graph.documents`, and no code."""
