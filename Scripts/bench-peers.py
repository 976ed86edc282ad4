"""Times networkx, igraph or formal-argumentation on one file: bench-peers.py LIBRARY OPERATION FILE.

Prints seconds (the best of up to five runs, no more than fit into two seconds) and the process's peak memory
in megabytes. `crux-bench formats` and `crux-bench reasoning` run it, one process an operation.
"""

import json
import os
import resource
import sys
import time


def reasoning(name, path):
    with open(path) as file:
        graph = json.load(file)
    arguments = frozenset(statement["id"] for statement in graph["statements"])
    edges = {kind: set() for kind in ("supports", "rebuts")}
    for relation in graph["relations"]:
        edges[relation["kind"]].add((relation["from"][0], relation["to"]))
    if name == "grounded":
        from argumentation.core.dung import ArgumentationFramework, grounded_extension

        framework = ArgumentationFramework(arguments=arguments, defeats=frozenset(edges["rebuts"]))
        return lambda: grounded_extension(framework)
    from argumentation.gradual.gradual import WeightedBipolarGraph, quadratic_energy_strengths_discrete

    weights = {statement["id"]: statement.get("confidence", 0.5) for statement in graph["statements"]}
    weighted = WeightedBipolarGraph(
        arguments=arguments, initial_weights=weights, attacks=frozenset(edges["rebuts"]),
        supports=frozenset(edges["supports"]))
    return lambda: quadratic_energy_strengths_discrete(weighted)


def operation(library, name, path):
    if library == "formal-argumentation":
        return reasoning(name, path)
    scratch = path + ".peer"
    if library == "igraph":
        import igraph

        if name == "graphml-read":
            return lambda: igraph.Graph.Read_GraphML(path)
        graph = igraph.Graph.Read_GraphML(path)
        write = {"graphml-write": graph.write_graphml, "dot-write": graph.write_dot}[name]
        return lambda: write(scratch)
    import networkx

    if name == "graphml-read":
        return lambda: networkx.read_graphml(path)
    if name == "graphml-write":
        graph = networkx.read_graphml(path)
        return lambda: networkx.write_graphml(graph, scratch)
    sys.exit(1)  # networkx writes DOT only through other packages


def peak_megabytes():
    try:
        # getrusage would count what the parent held when it started this process.
        with open("/proc/self/status") as status:
            return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM:"))
    except FileNotFoundError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20)


def main():
    library, name, path = sys.argv[1:]
    run = operation(library, name, path)
    times = []
    while not times or len(times) < 5 and sum(times) < 2:
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    if os.path.exists(path + ".peer"):
        os.remove(path + ".peer")
    print(min(times), peak_megabytes())


main()
