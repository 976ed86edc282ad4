#!/usr/bin/env python3
"""Checks that networkx, igraph and Graphviz read what Crux writes, and Crux what they write.

usage: interop.py CRUX GRAPH...
  CRUX   the command to check, such as .build/release/crux
  GRAPH  graph documents, or folders of them

Needs Python's networkx and igraph, and Graphviz. Prints the checks that fail, and how many there were; exits 1 where
one fails.
"""

import json
import math
import subprocess
import sys
import tempfile
from collections import Counter
from multiprocessing import Pool
from pathlib import Path

import igraph
import networkx

SIGN = {"supports": 1, "restates": 1, "rebuts": -1, "undercuts": -1}


def differences(expected, found):
    """What is only in one of two dictionaries, or differs."""
    return [
        f"{key}: expected {expected.get(key)!r}, found {found.get(key)!r}"
        for key in list(expected) + [key for key in found if key not in expected]
        if expected.get(key) != found.get(key)
    ]


def count_differences(expected, found):
    return [f"missing {item}" for item in (expected - found)] + [f"too many {item}" for item in (found - expected)]


# What the graph document says, in the shape that GraphML gives it.


def junctions(graph):
    """The relations that have a node of their own."""
    ends = {end for relation in graph["relations"] for end in [*relation["from"], relation["to"]]}
    return {r["id"] for r in graph["relations"] if len(r["from"]) != 1 or r["id"] in ends}


def expected_nodes(graph):
    nodes = {}
    for statement in graph["statements"]:
        anchor = statement.get("anchor", {})
        nodes[statement["id"]] = {
            "kind": statement["kind"],
            "text": statement["text"],
            "speaker": statement.get("speaker"),
            "evidenceType": statement.get("evidenceType"),
            "confidence": statement.get("confidence"),
            "document": anchor.get("document"),
            "start": anchor.get("start"),
            "end": anchor.get("end"),
        }
    for relation in graph["relations"]:
        if relation["id"] in junctions(graph):
            nodes[relation["id"]] = {"kind": "relation"}
    return nodes


def expected_edges(graph):
    """Edges as (source, target, kind, confidence, sign of the weight)."""
    edges = Counter()
    for relation in graph["relations"]:
        sources = relation["from"]
        if relation["id"] in junctions(graph):
            for premise in sources:
                edges[premise, relation["id"], "premise", None, None] += 1
            sources = [relation["id"]]
        for source in sources:
            kind = relation["kind"]
            edges[source, relation["to"], kind, relation.get("confidence"), SIGN.get(kind)] += 1
    return edges


# What a library found.


def value(found):
    """An attribute's value; libraries fill in what is missing with an empty string or NaN."""
    if found == "" or isinstance(found, float) and math.isnan(found):
        return None
    return found


def found_node(attributes):
    if attributes.get("kind") == "relation":
        return {"kind": "relation"}
    names = ["kind", "text", "speaker", "evidenceType", "confidence", "document", "start", "end"]
    return {name: value(attributes.get(name)) for name in names}


def found_edge(source, target, attributes):
    weight = value(attributes.get("weight"))
    # By its sign bit, which a weight of -0.0 has too.
    sign = None if weight is None else int(math.copysign(1, weight))
    return source, target, attributes.get("kind"), value(attributes.get("confidence")), sign


def with_networkx(path):
    graph = networkx.read_graphml(path)
    nodes = {name: found_node(attributes) for name, attributes in graph.nodes(data=True)}
    return graph, nodes, Counter(found_edge(*edge) for edge in graph.edges(data=True))


def with_igraph(path):
    graph = igraph.Graph.Read_GraphML(str(path))
    names = graph.vs["id"] if graph.vcount() else []
    nodes = {vertex["id"]: found_node(vertex.attributes()) for vertex in graph.vs}
    edges = Counter(found_edge(names[edge.source], names[edge.target], edge.attributes()) for edge in graph.es)
    return graph, nodes, edges


# What Crux reads back.


def statements(graph):
    names = ["kind", "text", "speaker", "confidence"]
    return {s["id"]: {name: s.get(name) for name in names} for s in graph["statements"]}


def relations(graph):
    """Relations without their ids, which other programs do not keep for edges."""
    return Counter((r["kind"], tuple(sorted(r["from"])), r["to"]) for r in graph["relations"])


def export(crux, source, form, target):
    done = subprocess.run(
        [crux, "export", source, "--format", form, "--output", target], capture_output=True, text=True
    )
    return [] if done.returncode == 0 else [done.stderr.strip() or f"exit code {done.returncode}"]


def checks(crux, source, folder):
    """The checks of a graph as (name, problems)."""
    graph = json.loads(source.read_text(encoding="utf-8"))
    graphml = folder / "graph.graphml"
    problems = export(crux, source, "graphml", graphml)
    yield "export to GraphML", problems
    if not problems:
        for library, read in [("networkx", with_networkx), ("igraph", with_igraph)]:
            loaded, nodes, edges = read(graphml)
            yield f"nodes in {library}", differences(expected_nodes(graph), nodes)
            yield f"edges in {library}", count_differences(expected_edges(graph), edges)
            yield f"back from {library}", problems_of_return(crux, graph, library, loaded, folder)
    dot = folder / "graph.dot"
    problems = export(crux, source, "dot", dot)
    if not problems:
        drawn = subprocess.run(["dot", "-Tsvg", "-o", folder / "graph.svg", dot], capture_output=True, text=True)
        problems = [drawn.stderr.strip()] if drawn.returncode or drawn.stderr else []
    yield "drawn by dot", problems


def problems_of_return(crux, graph, library, loaded, folder):
    """Lets a library write a graph, and Crux read it."""
    foreign, back = folder / f"{library}.graphml", folder / f"{library}.json"
    if library == "networkx":
        networkx.write_graphml(loaded, foreign)
    else:
        loaded.write_graphml(str(foreign))
    problems = export(crux, foreign, "json", back)
    if problems:
        return problems
    found = json.loads(back.read_text(encoding="utf-8"))
    return differences(statements(graph), statements(found)) + count_differences(
        relations(graph), relations(found)
    )


def check_graph(task):
    """How many checks a graph passed, and lines about those that it did not, with at most three problems each."""
    crux, source = task
    with tempfile.TemporaryDirectory() as folder:
        results = list(checks(crux, source, Path(folder)))
    failures = [f"FAILED  {source.name}: {name}: " + "; ".join(found[:3]) for name, found in results if found]
    return len(results) - len(failures), failures


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    crux, inputs = sys.argv[1], [Path(argument) for argument in sys.argv[2:]]
    sources = [file for path in inputs for file in (sorted(path.rglob("*.json")) if path.is_dir() else [path])]
    if not sources:
        sys.exit("interop.py: there are no graphs")
    passed = failed = 0
    with Pool() as pool:
        for good, failures in pool.imap(check_graph, [(crux, source) for source in sources]):
            passed += good
            failed += len(failures)
            print(*failures, sep="\n", end="\n" if failures else "", flush=True)
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
