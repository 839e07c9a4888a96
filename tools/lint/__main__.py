"""Runs every rule over src/convenor; the length and the first sentence also over tools/."""

import ast
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from tools.lint import core, rooms, sentences
from tools.lint.source import Problem, Rule, Source, imports
from tools.steps import ROOT

RULES: Mapping[str, Rule] = {
    "core-clock": core.core_clock,
    "core-chance": core.core_chance,
    "core-environment": core.core_environment,
    "lazy-site": core.lazy_site,
    "rows-behind-selectors": rooms.rows_behind_selectors,
    "given-day": rooms.given_day,
    "viewer-first": rooms.viewer_first,
    "actor-named": rooms.actor_named,
    "docstring": rooms.says_what_it_means,
    "length": rooms.not_too_long,
    "migration-alone": rooms.old_data_moves_alone,
    "whole-sentences": sentences.whole_sentences,
}


def problems(sources: Iterable[Source]) -> Iterator[Problem]:
    """Everything wrong in these files, that which says why it may be so left out."""
    sources = list(sources)
    by_path = {source.path: source for source in sources}
    for source in sources:
        for name, rule in RULES.items():
            for line, says in rule(source):
                if not source.allows(line, name):
                    yield Problem(source.path, line, name, says)
    for problem in (*sentences.every_code_is_worded(sources), *sentences.said_in_one_place(sources)):
        if not by_path[problem.path].allows(problem.line, problem.rule):
            yield problem


def product(folder: Path = ROOT / "src" / "convenor") -> list[Source]:
    """The files of the product, by their path below the package."""
    return [
        Source(path.relative_to(folder).as_posix(), path.read_text(encoding="utf-8"), exported_by(path.parent))
        for path in sorted(folder.rglob("*.py"))
    ]


@cache
def exported_by(folder: Path) -> frozenset[str] | None:
    """What a package such as `services/` offers; None for a plain folder of modules."""
    first = folder / "__init__.py"
    if folder.name not in ("services", "selectors") or not first.exists():
        return None
    names = frozenset(name.rpartition(".")[2] for _, name in imports(ast.parse(first.read_text("utf-8")).body))
    return names or None


def main() -> int:
    found = sorted(problems(product()), key=lambda problem: (problem.path, problem.line))
    print("\n".join(f"src/convenor/{problem}" for problem in found) or "our own rules are kept")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
