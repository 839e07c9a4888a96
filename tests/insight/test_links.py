"""Every page that insight leads to is there: its links are lenient, so that a fault would otherwise be silence."""

import ast
import re
from pathlib import Path

import pytest
from django.urls import get_resolver

from convenor.web.insight import links

ROOM = Path(links.__file__).parent
NAME = re.compile(r"(insight|bodies|partners|people|register|record):[a-z_]+$")


def names_used():
    found = set()
    for source in [*ROOM.rglob("*.py")]:
        for node in ast.walk(ast.parse(source.read_text())):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and NAME.match(node.value):
                found.add(node.value)
    return found


@pytest.mark.parametrize("name", sorted(names_used()))
def test_the_page_is_there(name):
    room, page = name.split(":")
    _prefix, resolver = get_resolver().namespace_dict[room]
    assert resolver.reverse_dict.getlist(page)
