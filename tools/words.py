"""The fixed words: in sentences that people read, and in the documentation, each thing has one plain British name.

Code is not looked at, nor what stands in `code marks` in a document.
"""

import ast
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from tools import templates
from tools.lint.sentences import TRANSLATES, text_of
from tools.lint.source import calls
from tools.steps import ROOT

# What is not said, and what is said instead. Whole words, in any case; `*` stands for any ending.
INSTEAD = {
    # jargon
    "stakeholder*": "partner, community, or those affected",
    "leverag*": "use",
    "node*": "partner, person or body",
    "entropy": "how evenly it is spread",
    "synerg*": "what both gain",
    "holistic*": "whole",
    "utilis*": "use",
    "going forward": "from now on",
    "key learnings": "what we learnt",
    "deep dive": "a closer look",
    "actionable": "that you can act on",
    "deliverable*": "what was promised",
    "touch base": "talk",
    "best-in-class": "good, and say how you know",
    "functionality": "what it does",
    "e.g.": "for example",
    "i.e.": "that is",
    "via": "by, through",
    "click here": "say where the link leads",
    "login": "sign in",
    "log in": "sign in",
    "log out": "sign out",
    "email*": "e-mail",
    "end user*": "people",
    # one thing, one word
    "organization*": "organisation",
    "member organisation*": "partner",
    "sub-committee*": "committee or group below it",
    # British
    "analyz*": "analyse",
    "behavior*": "behaviour",
    "center*": "centre",
    "color*": "colour",
    "enroll": "enrol",
    "favor*": "favour",
    "fulfill": "fulfil",
    "honor*": "honour",
    "labor": "labour",
    "neighborhood*": "neighbourhood",
    "organiz*": "organise",
    "prioritiz*": "prioritise",
    "recogniz*": "recognise",
    "summariz*": "summarise",
    "customiz*": "customise",
    "minimiz*": "minimise",
    "maximiz*": "maximise",
    "specializ*": "specialise",
    "standardiz*": "standardise",
    "visualiz*": "drawing",
    "authoriz*": "authorise",
    "anonymiz*": "anonymise",
    "practicing": "practising",
    "traveling": "travelling",
    "modeling": "modelling",
    "labeled": "labelled",
}
# Begins like a wrong word and is not one; the place of a value; names that others gave.
RIGHT = re.compile(r"honorar\w*|%\(\w+\)[a-z]|Node\.js|FHIR(?: R4)?[^.:;]{0,40}Organization", re.IGNORECASE)
CODE = re.compile(r"```.*?```|`[^`\n]*`|<!--.*?-->|\]\([^)]*\)|https?://\S+|!\[", re.DOTALL)


def pattern_of(word: str) -> str:
    """
    >>> bool(re.fullmatch(pattern_of("organiz*"), "Organizers", re.IGNORECASE))
    True
    """
    start, end = r"(?<![\w-])", r"(?![\w-])" if word[-1] != "*" else ""
    ending = r"[\w]*" if word.endswith("*") else ""
    return start + re.escape(word.removesuffix("*")) + ending + end


ALL = re.compile("|".join(f"(?P<w{number}>{pattern_of(word)})" for number, word in enumerate(INSTEAD)), re.IGNORECASE)


def wrong(text: str) -> Iterator[tuple[int, str, str]]:
    """Each wrong word with its line in the text, counted from 0, and what to say instead.

    >>> list(wrong("Our stakeholders"))
    [(0, 'stakeholders', 'partner, community, or those affected')]
    """
    for found in ALL.finditer(RIGHT.sub(blank, text)):
        word = list(INSTEAD)[int((found.lastgroup or "w0")[1:])]
        yield text.count("\n", 0, found.start()), found.group(), INSTEAD[word]


def blank(found: re.Match[str]) -> str:
    """Nothing in the place of what is not looked at, its lines kept."""
    return re.sub(r"[^\n]", " ", found.group())


def in_python(text: str) -> Iterator[tuple[int, str]]:
    """Sentences marked for translation, and those of settings and of the command line."""
    for node, name in calls(ast.parse(text)):
        last = name.split(".")[-1]
        spoken = [node.args[place] for place in TRANSLATES.get(last, ()) if place < len(node.args)]
        if last == "Setting":
            spoken = node.args[2:]
        if last in ("add_parser", "add_argument", "ArgumentParser"):
            spoken = [keyword.value for keyword in node.keywords if keyword.arg in ("help", "description")]
        if last == "print":
            spoken = node.args
        yield from ((argument.lineno, said) for argument in spoken if (said := text_of(argument)))


def problems(paths: Iterable[Path], root: Path = ROOT) -> Iterator[str]:
    """Every wrong word in these files."""
    for path in paths:
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".md":
            said = [(1, CODE.sub(blank, text))]
        else:
            said = list(in_python(text) if path.suffix == ".py" else templates.sentences(text))
        for line, sentence in said:
            for offset, word, instead in wrong(sentence):
                yield f"{path.relative_to(root).as_posix()}:{line + offset}: “{word}”: say {instead}"


def spoken() -> list[Path]:
    """Every file that speaks to people."""
    code = [path for path in (ROOT / "src").rglob("*.py") if "migrations" not in path.parts]
    return [*sorted(code), *templates.ours(), *sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]


def main() -> int:
    found = list(problems(spoken()))
    print("\n".join(found) or "the words are right")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
