"""Habits of a room: who asks comes first, who acts is named, the day is given, tables stay behind selectors."""

import ast
from collections.abc import Iterator

from tools.lint.source import Found, Function, Source, calls, imports, public_functions

WITHOUT_QUERIES = ("urls", "views", "api", "forms", "presenters")
MANAGERS = ("objects", "_default_manager", "_base_manager")
DAY_IS_GIVEN = ("selectors", "rules")
ASKS_THE_DAY = ("today", "localdate", "now")
SPEAKS_FOR_ITSELF = ("selectors", "services", "rules")


def rows_behind_selectors(source: Source) -> Found:
    """No query where pages are made."""
    if source.kind in WITHOUT_QUERIES:
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Attribute) and node.attr in MANAGERS:
                yield node.lineno, f".{node.attr} in {source.kind}: read through a selector, write through a service"


def given_day(source: Source) -> Found:
    """Selectors and rules take `on: date`, so that one page shows one day and a test can choose it."""
    if source.kind in DAY_IS_GIVEN:
        for node, name in calls(source.tree):
            if name.split(".")[-1] in ASKS_THE_DAY:
                yield node.lineno, f"{name}() in {source.kind}: take on: date as an argument"


def offered(source: Source) -> Iterator[Function]:
    """What a room offers: the public functions of a module, or of a package those that its first page names."""
    for node in public_functions(source.tree):
        if source.exported is None or node.name in source.exported:
            yield node


def viewer_first(source: Source) -> Found:
    """A function that reads rows takes who is asking, first. (What only works on rows already read need not.)"""
    if source.kind == "selectors":
        for node in filter(reads_rows, offered(source)):
            first = [argument.arg for argument in [*node.args.posonlyargs, *node.args.args]][:1]
            if first != ["viewer"]:
                yield node.lineno, f"{node.name}: the first argument of a selector is viewer"


def reads_rows(node: ast.AST) -> bool:
    return any(isinstance(inner, ast.Attribute) and inner.attr in MANAGERS for inner in ast.walk(node))


def actor_named(source: Source) -> Found:
    """A service takes names only, and one of them is `by`: who acts."""
    if source.kind == "services":
        for node in offered(source):
            if node.args.args or node.args.posonlyargs:
                yield node.lineno, f"{node.name}: a service takes keyword arguments only"
            if "by" not in [argument.arg for argument in node.args.kwonlyargs]:
                yield node.lineno, f"{node.name}: a service names its actor, by: Viewer"


def says_what_it_means(source: Source) -> Found:
    """A module says what it is; a public function of the core, of selectors, services and rules what it means."""
    if source.migration or source.parts[-1] == "apps" or not source.text.strip():
        return
    if not ast.get_docstring(source.tree):
        yield 1, "the module does not say what it is (docstring)"
    if source.core or source.kind in SPEAKS_FOR_ITSELF:
        for node in public_functions(source.tree):
            if not ast.get_docstring(node) and length(node) > 4:
                yield node.lineno, f"{node.name} does not say what it means (docstring)"


def length(node: Function) -> int:
    return (node.end_lineno or node.lineno) - node.lineno


def not_too_long(source: Source) -> Found:
    """Past 250 lines there is a second idea: give it a name and a file."""
    if not source.migration and len(source.lines) > 250:
        yield len(source.lines), f"{len(source.lines)} lines: find the second idea and give it a file of its own"


def old_data_moves_alone(source: Source) -> Found:
    """A migration runs years later: it imports no code of a room that changes meanwhile."""
    if source.migration:
        for line, name in imports([node for node in ast.walk(source.tree) if isinstance(node, ast.stmt)]):
            if name.startswith("convenor.") and {"selectors", "services", "rules", "forms"} & set(name.split(".")):
                yield line, f"{name} in a migration: use apps.get_model and plain values"
