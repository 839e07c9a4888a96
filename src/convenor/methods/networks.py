"""Ties as graphs: how often the ways between others lead through somebody.

A graph is a mapping of each node to those it is tied to, and may weigh its nodes: one of weight 5 stands for five that
are tied alike. Betweenness is Freeman's (1977), reckoned as Brandes (2001) does, with weights of nodes.

>>> betweenness({"a": ["b"], "b": ["a", "c"], "c": ["b"]})
{'a': 0.0, 'b': 1.0, 'c': 0.0}
>>> betweenness({"a": ["b"], "b": ["a", "c"], "c": ["b"]}, {"a": 5})["b"]
5.0
"""

from collections import deque
from collections.abc import Collection, Mapping
from typing import TypeVar

Node = TypeVar("Node")


def betweenness(ties: Mapping[Node, Collection[Node]], weight: Mapping[Node, int] | None = None) -> dict[Node, float]:
    """For each node, the pairs of others whose shortest ways lead through it; ways equally short share a pair."""
    weighs = {node: (weight or {}).get(node, 1) for node in ties}
    scores = dict.fromkeys(ties, 0.0)
    for start in ties:
        order, ways, before = _outward(ties, start)
        owed = dict.fromkeys(order, 0.0)
        for node in reversed(order[1:]):
            for nearer in before[node]:
                owed[nearer] += ways[nearer] / ways[node] * (weighs[node] + owed[node])
            scores[node] += weighs[start] * owed[node]
    return {node: score / 2 for node, score in scores.items()}  # each pair was met from both its ends


def _outward(
    ties: Mapping[Node, Collection[Node]], start: Node
) -> tuple[list[Node], dict[Node, int], dict[Node, list[Node]]]:
    """Nodes by distance from one, how many shortest ways lead to each, and which nodes come just before it."""
    distance, ways = {start: 0}, {start: 1}
    before: dict[Node, list[Node]] = {start: []}
    order: list[Node] = []
    queue = deque([start])
    while queue:
        node = queue.popleft()
        order.append(node)
        for other in ties[node]:
            if other not in distance:
                distance[other], ways[other], before[other] = distance[node] + 1, 0, []
                queue.append(other)
            if distance[other] == distance[node] + 1:
                ways[other] += ways[node]
                before[other].append(node)
    return order, ways, before
