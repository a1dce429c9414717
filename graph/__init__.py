"""The domain: records, the casus rule, the store, the engines, loading.

The outside (`api`, `cli`) imports `graph.facade`, `graph.records`, `graph.vocabulary`, `graph.dates`,
`graph.errors`, and for documents `graph.reading` and `graph.documents`.
"""
