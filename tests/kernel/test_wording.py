"""Each coded error has its sentence, and the sentence asks for exactly what the error brings along."""

import ast
import re
from collections import defaultdict
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import translation

import convenor
from convenor.cli.diagnoses import words as diagnoses
from convenor.cli.opinions import words as opinions
from convenor.errors import ConvenorError
from convenor.web.kernel.errors import ChangedMeanwhile, Invalid, NotHere, Refused
from convenor.web.ui.wording import catalogue, say

SRC = Path(convenor.__file__).parent
ERRORS = {kind.__name__ for kind in (ConvenorError, Refused, NotHere, ChangedMeanwhile, Invalid)}
NAMED = re.compile(r"%\((\w+)\)[sd]")
BRACED = re.compile(r"\{(\w+)\}")
WORDED_AT_THE_COMMAND_LINE = {  # commands that need no site word their errors themselves
    "formats/cases.py": diagnoses.FAULTS,
    "formats/polis/": opinions.FAULTS,
    "methods/opinions/": opinions.FAULTS,
    "cli/opinions/": opinions.FAULTS,
}
OWN = {"field"}  # of Invalid: where it belongs, not what it says


def raised():
    """Every error written out anywhere in the code: its code, what it brings, and where."""
    for path in sorted(SRC.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or getattr(node.func, "id", getattr(node.func, "attr", "")) not in ERRORS:
                continue
            first = node.args[0] if node.args else None
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                names = {keyword.arg for keyword in node.keywords} - OWN
                yield first.value, names, f"{path.relative_to(SRC).as_posix()}:{node.lineno}"


RAISED = list(raised())


def sentences(place):
    """Where an error raised there finds its sentence, and how a sentence asks for what it brings."""
    for start, faults in WORDED_AT_THE_COMMAND_LINE.items():
        if place.startswith(start):
            return faults, BRACED
    return catalogue(), NAMED


def test_there_are_errors_to_look_at():
    assert len(RAISED) > 20


@pytest.mark.parametrize("code", sorted({code for code, _names, _place in RAISED}))
def test_every_code_has_a_sentence_that_says_what_to_do(code):
    unsaid = [place for found, _names, place in RAISED if found == code and code not in sentences(place)[0]]
    assert unsaid == [], f"no sentence for “{code}”"


@pytest.mark.parametrize(("code", "names", "place"), RAISED, ids=[f"{code}-{place}" for code, _n, place in RAISED])
def test_the_sentence_asks_for_nothing_that_is_not_brought(code, names, place):
    said, asks = sentences(place)
    if None in names or code not in said:  # **facts: seen when it is raised; no sentence: the test above
        return
    asked = set(asks.findall(str(said[code])))
    assert asked <= names, f"{place}: “{code}” does not bring {asked - names}"


def test_a_code_of_two_rooms_asks_for_the_same_in_both():
    """One sentence is said for both: it must find what it asks for."""
    said = defaultdict(set)
    for room in settings.ROOMS:
        name = f"convenor.web.{room}.wording"
        if find_spec(name):
            for code, sentence in import_module(name).ERRORS.items():
                said[code].add(frozenset(NAMED.findall(str(sentence))))
    assert not {code: asked for code, asked in said.items() if len(asked) > 1}


@pytest.mark.parametrize("code", sorted(catalogue()))
def test_every_sentence_is_one(code):
    sentence = str(catalogue()[code])
    assert sentence[0].isupper() or sentence[0] in "“%"
    left = NAMED.sub("", sentence).replace("%%", "")
    assert "%" not in left, "a per cent sign is written twice; a placeholder has a name"


def test_sentences_are_translatable():
    with translation.override("cy"):
        assert say(Invalid("patient_data"))


def test_a_code_without_a_sentence_is_said_as_it_is():
    assert say(ConvenorError("never_worded", why="x")) == "never_worded: why=x"
