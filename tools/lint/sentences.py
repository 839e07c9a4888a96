"""Sentences for people: whole, translatable, with named places; and one for every coded error."""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tools.lint.source import Found, Problem, Source, calls

TRANSLATES = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop"), (0,)),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (0, 1)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), (0, 1)),
}
NAMED = re.compile(r"%\((\w+)\)[a-z]")
UNNAMED = re.compile(r"(?<!%)(?:%%)*%[sdrif]|(?<!\{)\{[0-9]*\}(?!\})")
BASE = "ConvenorError"


def whole_sentences(source: Source) -> Found:
    """What is translated is written out where it is marked, with named places: translators see the whole of it."""
    if source.parts[0] == "web":
        for node, name in calls(source.tree):
            for place in TRANSLATES.get(name.split(".")[-1], ()):
                argument = node.args[place] if place < len(node.args) else None
                if argument is not None and text_of(argument) is None:
                    yield node.lineno, f"{name}() of something worked out: translate whole sentences, written out"
                elif argument is not None and UNNAMED.search(text_of(argument) or ""):
                    yield node.lineno, f"{name}() with an unnamed place: write %(name)s"


def text_of(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


@dataclass(frozen=True)
class Raised:
    """A coded error where it is made."""

    source: Source
    line: int
    code: str
    given: frozenset[str] | None  # None: worked out at run time


def every_code_is_worded(sources: Iterable[Source]) -> Iterator[Problem]:
    """Each code that is raised has its sentence in a `wording.py`, which uses only what the error gives it."""
    sources = list(sources)
    said = sentences(sources)
    for raised in raises(sources):
        where = (raised.source.path, raised.line, "worded")
        if raised.code not in said:
            yield Problem(*where, f"no wording.py has a sentence for {raised.code!r}")
        elif raised.given is not None and (missing := places(said[raised.code]) - raised.given):
            yield Problem(*where, f"the sentence for {raised.code!r} needs {', '.join(sorted(missing))}")


def places(sentence: str) -> set[str]:
    """
    >>> sorted(places("%(seat)s is held by %(holder)s"))
    ['holder', 'seat']
    """
    return set(NAMED.findall(sentence))


def sentences(sources: Iterable[Source]) -> Mapping[str, str]:
    """Code to sentence, over all rooms. What a room's `wording` says goes before words for problems in files."""
    ordered = sorted(sources, key=lambda source: any(part.startswith("wording") for part in source.parts))
    return {code: said for source in ordered if speaks(source) for _line, code, said in worded_in(source)}


def speaks(source: Source) -> bool:
    return any("word" in part for part in source.parts)  # wording.py, problem_words/


def worded_in(source: Source) -> Iterator[tuple[int, str, str]]:
    """Line, code and sentence of each entry of the dictionaries in a file."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Dict):
            for key, value in zip(node.keys, node.values, strict=True):
                if key is not None and (code := text_of(key)):
                    yield key.lineno, code, " ".join(part for inner in ast.walk(value) if (part := text_of(inner)))


def said_in_one_place(sources: Iterable[Source]) -> Iterator[Problem]:
    """No two rooms word one code differently: the later would speak for both."""
    first: dict[str, tuple[str, str]] = {}
    for source in sources:
        if any(part.startswith("wording") for part in source.parts):
            for line, code, said in worded_in(source):
                room, before = first.setdefault(code, (source.path, said))
                if said != before:
                    yield Problem(source.path, line, "worded", f"{code!r} is worded differently in {room}")


def raises(sources: Iterable[Source]) -> Iterator[Raised]:
    """Every place that makes an error of ours with a code written out."""
    sources = list(sources)
    kinds = errors_of_ours(sources)
    for source in sources:
        for node, name in calls(source.tree):
            if name.split(".")[-1] in kinds and node.args and (code := text_of(node.args[0])):
                names = [keyword.arg for keyword in node.keywords]
                given = None if None in names else frozenset(name for name in names if name)
                yield Raised(source, node.lineno, code, given)


def errors_of_ours(sources: Iterable[Source]) -> set[str]:
    """The names of all classes that come from the base error."""
    bases = {
        node.name: {base.id for base in node.bases if isinstance(base, ast.Name)}
        for source in sources
        for node in ast.walk(source.tree)
        if isinstance(node, ast.ClassDef)
    }
    kinds = {BASE}
    while grown := {name for name, above in bases.items() if above & kinds} - kinds:
        kinds |= grown
    return kinds
