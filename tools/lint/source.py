"""One file of the product as the rules see it: where it stands, its syntax tree, and problems found in it."""

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ALLOWED = re.compile(r"#\s*allow:\s*([a-z-]+)\s+[–-]+\s*\S")
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Problem:
    """A rule broken in one line."""

    path: str
    line: int
    rule: str
    says: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.says} [{self.rule}]"


@dataclass(frozen=True)
class Source:
    """A file by its path below the package: `web/bodies/services/seats.py`."""

    path: str
    text: str
    exported: frozenset[str] | None = None  # in a package: what its `__init__` takes from its modules

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @cached_property
    def lines(self) -> list[str]:
        return self.text.splitlines()

    @property
    def parts(self) -> tuple[str, ...]:
        return Path(self.path).with_suffix("").parts

    @property
    def core(self) -> bool:
        """Whether it belongs to what knows no site."""
        return self.parts[0] not in ("web", "cli", "__main__")

    @property
    def kind(self) -> str:
        """What it is in its room: `views`, `services`, …; empty outside rooms."""
        return self.parts[2] if self.parts[0] == "web" and len(self.parts) > 2 else ""

    @property
    def migration(self) -> bool:
        return "migrations" in self.parts

    def allows(self, line: int, rule: str) -> bool:
        """Whether that line, or the one above it, says why it may."""
        near = self.lines[max(line - 2, 0) : line]
        return any(rule in ALLOWED.findall(text) for text in near)


Found = Iterator[tuple[int, str]]
Rule = Callable[[Source], Found]


def dotted(node: ast.AST) -> str:
    """`datetime.now` for the expression that says so; empty for anything more involved.

    >>> dotted(ast.parse("a.b.c").body[0].value)
    'a.b.c'
    """
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        before = dotted(node.value)
        return f"{before}.{node.attr}" if before else ""
    return ""


def calls(tree: ast.AST) -> Iterator[tuple[ast.Call, str]]:
    """Every call, with the name called."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield node, dotted(node.func)


def imports(body: list[ast.stmt]) -> Iterator[tuple[int, str]]:
    """Every module imported by these statements, what is taken from it included: `random.shuffle`."""
    for node in body:
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, f"{node.module}.{name.name}") for name in node.names)


def public_functions(tree: ast.Module) -> Iterator[Function]:
    """Functions of the module itself that others may call."""
    for node in tree.body:
        if isinstance(node, Function) and not node.name.startswith("_"):
            yield node
