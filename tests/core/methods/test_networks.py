"""Betweenness agrees with networkx, and with writing out what a weight stands for."""

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenor.methods.networks import betweenness

edges = st.sets(st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda edge: edge[0] < edge[1]))


def ties(graph):
    return {node: list(graph[node]) for node in graph}


@given(edges)
def test_agrees_with_networkx(pairs):
    graph = nx.Graph(pairs)
    assert betweenness(ties(graph)) == pytest.approx(nx.betweenness_centrality(graph, normalized=False))


@given(edges, st.dictionaries(st.integers(0, 7), st.integers(1, 4)))
def test_a_weight_stands_for_ends_tied_to_that_node(pairs, weight):
    graph = nx.Graph(pairs)
    weighs = {node: weight.get(node, 1) for node in graph}
    whole = graph.copy()
    for node, count in weighs.items():
        whole.add_edges_from((node, f"end {node} {number}") for number in range(count - 1))
    expected = nx.betweenness_centrality(whole, normalized=False)
    found = betweenness(ties(graph), weighs)
    for node in graph:
        if weighs[node] == 1:
            assert found[node] == pytest.approx(expected[node])
