"""Every code that the core can say has its words, and every word a code."""

import ast
import re
from pathlib import Path

import pytest

from convenor.theory.institutional_design.inclusion import Standing
from convenor.theory.institutional_design.pairs import PAIRS
from convenor.theory.institutional_design.perspectives import ACCOUNTABILITY, CLINICAL
from convenor.theory.propositions import RULES
from convenor.web.insight.wording import forum, words
from convenor.web.insight.wording.advice import ADVICE
from convenor.web.insight.wording.forum import READ_FROM
from convenor.web.insight.wording.methods import CAVEATS, METHODS
from convenor.web.insight.wording.rules import BECAUSE, SUPPORT, why
from convenor.web.partners.vocabulary import Accountability, Sector, ViewOfHealth
from convenor.web.people import vocabulary

THEORY = Path(words.__file__).parents[3] / "theory"
SOURCES = [
    THEORY / "institutional_design" / "remedies.py",
    THEORY / "starting_conditions" / "power.py",
    THEORY / "facilitative_leadership" / "acceptance.py",
    THEORY / "facilitative_leadership" / "spread.py",
]


def codes_advised():
    """The codes in the source: first arguments of Advice(…), and the first of each pair (code, rule)."""
    found = set()
    for source in SOURCES:
        for node in ast.walk(ast.parse(source.read_text())):
            pair = node.elts if isinstance(node, ast.Tuple) and len(node.elts) == 2 else []
            called = node.args if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Advice" else []
            parts = [one.value for one in [*pair, *called][:2] if isinstance(one, ast.Constant)]
            if len(parts) == 2 and parts[1] in RULES:
                found.add(parts[0])
    return found | {"draw_it_in", "say_it_openly", "widen_the_way_up", "another_lead"}


def test_every_advice_has_words_and_no_words_are_left_over():
    assert codes_advised() == set(ADVICE)


FACTS = {"who": "Carers", "where": "The board", "what": "Respite", "count": 2, "near": 1, "others": 4}


@pytest.mark.parametrize("code", sorted(ADVICE))
def test_advice_can_be_said(code):
    title, text = ADVICE[code]
    assert str(title) % FACTS
    assert str(text) % FACTS


@pytest.mark.parametrize("rule", sorted(RULES))
def test_every_rule_says_why_and_how_well_cases_bear_it_out(rule):
    said = why(rule)
    assert RULES[rule].source in said
    assert "%(" not in said
    assert "cases" in said
    assert not re.search(r"\b[A-Z]\d+\b|[Rr]ule |correlation", said)  # codes are for the code


def test_no_reason_is_left_over():
    assert set(BECAUSE) == set(RULES)
    assert set(SUPPORT) == {rule.support.code for rule in RULES.values() if rule.support}


def test_the_words_of_the_core_and_of_the_rooms_are_the_same():
    assert set(words.STANDING) == set(Standing)
    assert {pair.code for pair in PAIRS} == set(words.PAIRS)
    assert {side for pair in PAIRS for side in pair.sides} == set(words.SIDES)
    assert {sector for pair in PAIRS for side in pair.sectors for sector in side} <= set(Sector.values)
    assert set(ACCOUNTABILITY) == set(Accountability.values) == set(words.ANSWERS_TO)
    assert set(words.VIEWS) == set(ViewOfHealth.values)
    assert {value.value for value in vocabulary.CLINICAL} == CLINICAL


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ([], ""),
        (["A"], "A"),
        (["A", "B"], "A and B"),
        (["A", "B", "C", "D"], "A, B, C and D"),
        (["A", "B", "C", "D", "E"], "A, B, C and 2 others"),
    ],
)
def test_names_are_listed_as_people_do(names, said):
    assert words.listing(names) == said


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (None, "not known"),
        (0.0, "0 in 100"),
        (0.001, "fewer than 1 in 100"),
        (0.337, "34 in 100"),
        (0.999, "nearly all"),
        (1.0, "100 in 100"),
    ],
)
def test_shares_are_said_as_people_do(share, said):
    assert words.in_100(share) == said


def said_in_the_theory(keyword):
    """Every constant given as that keyword in the analyses whose figures the pages show."""
    found = set()
    for source in THEORY.rglob("*.py"):
        for node in ast.walk(ast.parse(source.read_text())):
            if isinstance(node, ast.keyword) and node.arg == keyword:
                found |= {one.value for one in ast.walk(node.value) if isinstance(one, ast.Constant)}
    return {one for one in found if isinstance(one, str) and one}


def test_every_method_and_caveat_a_page_shows_has_words():
    of_a_body = {"forum_qualification", "non_state_without_vote"}  # worded where one body is shown
    by_argument = {"clinical_share", "front_line_link", *READ_FROM}  # named by the caller of a shared helper
    assert said_in_the_theory("method") | by_argument == {*METHODS, *READ_FROM, "forum_qualification"}
    worded = {*CAVEATS, *forum.CAVEATS}
    assert said_in_the_theory("caveats") - of_a_body <= worded
    assert set(CAVEATS) <= said_in_the_theory("caveats")
