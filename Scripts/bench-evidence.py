"""Asks a knowledge base for all that supports claims, with a recursive query by hand and with networkx.

usage: bench-evidence.py KB < STATEMENTS

Statements are numbers, one a line. Prints, for each way that there is, its name and the median and the 99th
percentile in milliseconds, and how many statements were found in all.
"""

import sqlite3
import sys
import time

QUERY = """
WITH RECURSIVE up(id) AS (
  SELECT ?
  UNION SELECT e.premise FROM up JOIN edge e ON e.target = up.id WHERE e.kind IN ('supports', 'restates')
  UNION SELECT e.target FROM up JOIN edge e ON e.premise = up.id WHERE e.kind = 'restates'
  UNION SELECT o.id FROM up JOIN statement s ON s.id = up.id JOIN statement o ON o.form = s.form
)
SELECT u.id, d.name, s.key, s.kind, s.text, s.speaker, s.confidence, s.spanStart, s.spanEnd
FROM up u JOIN statement s ON s.id = u.id JOIN document d ON d.id = s.document
"""


def timed(name, claims, ask):
    times, found = [], 0
    for claim in claims:
        start = time.perf_counter()
        found += len(ask(claim))
        times.append((time.perf_counter() - start) * 1000)
    times.sort()
    print(name, times[len(times) // 2], times[len(times) * 99 // 100], found, flush=True)


def main():
    claims = [int(line) for line in sys.stdin]
    base = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
    base.execute("PRAGMA cache_size = -65536")
    timed("recursive-query", claims, lambda claim: base.execute(QUERY, (claim,)).fetchall())
    try:
        import networkx
    except ImportError:
        return
    graph = networkx.DiGraph()
    graph.add_edges_from(base.execute("SELECT premise, target FROM edge WHERE kind IN ('supports', 'restates')"))
    # Statements of one normal form lead to one another.
    for node, form in base.execute("SELECT id, form FROM statement WHERE form IS NOT NULL"):
        graph.add_edge(node, ("form", form))
        graph.add_edge(("form", form), node)
    timed("networkx", claims, lambda claim: networkx.ancestors(graph, claim))


main()
