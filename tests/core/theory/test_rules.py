"""Each rule by its own examples (which docs/theory shows), and what holds for all of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenor.findings import Sureness
from convenor.methods.degrees import Degree, Level, both, calibrate, either, is_high, is_low, opposite, sureness
from convenor.theory.constructs import BOXES, CONSTRUCTS
from convenor.theory.propositions import PROPOSITIONS, RULES, Situation
from convenor.theory.propositions.conditions import FACTS

ORDER = (Sureness.NOT_ENOUGH, Sureness.UNSURE, Sureness.LIKELY, Sureness.CLEAR)
TABLE = [
    (rule.id, example, expected)
    for rule in PROPOSITIONS.values()
    for example, expected in ((rule.fires, True), (rule.rests, False), (rule.open, None))
]
ratings = st.dictionaries(st.sampled_from(sorted(CONSTRUCTS)), st.floats(1, 5), max_size=12)
facts = st.dictionaries(st.sampled_from(sorted(FACTS)), st.booleans(), max_size=8)
rules = st.sampled_from(list(PROPOSITIONS.values()))


def situation(example, margin=0.3):
    levels = {name: level(value, margin) for name, value in example.items() if name in CONSTRUCTS}
    return Situation(levels, {name: value for name, value in example.items() if name in FACTS})


def level(value, margin):
    return Level(value, max(1, value - margin), min(5, value + margin))


@pytest.mark.parametrize(("rule", "example", "expected"), TABLE)
def test_a_rule_fires_rests_or_stays_open_as_its_page_says(rule, example, expected):
    assert set(example) <= set(CONSTRUCTS) | set(FACTS)
    assert PROPOSITIONS[rule].when.weigh(situation(example)).holds is expected


def test_all_rules_are_there_once_and_complete():
    wanted = [f"P{n}" for n in range(1, 11)] + [f"T{n}" for n in range(1, 19)] + ["G1"]
    assert list(PROPOSITIONS) == wanted
    for rule in PROPOSITIONS.values():
        assert rule.box in (*BOXES, "outcomes")
        assert set(rule.when.reads) <= set(CONSTRUCTS) | set(FACTS)
        assert all((rule.title, rule.then, rule.source, rule.do.who, rule.do.what, rule.do.by, rule.do.sign))


@pytest.mark.parametrize(
    ("rule", "verdict"),
    [
        ("P1", "as predicted"),
        ("P4", "as predicted, weakly"),
        ("P8", "as predicted"),
        ("P10", "no support"),
        ("T15", "no support"),
        ("T6", "not tested"),
        ("G1", "as predicted"),
    ],
)
def test_what_the_cases_say_of_a_rule(rule, verdict):
    assert PROPOSITIONS[rule].verdict == verdict


def test_a_rule_cited_elsewhere_has_the_same_counts_there():
    for name in {"P1", "P8"}:
        assert RULES[name].support in PROPOSITIONS[name].support


@given(rules, ratings, facts, st.floats(0, 1), st.floats(0, 3))
def test_wider_intervals_never_make_a_rule_surer(rule, rated, known, narrow, wider):
    def sure(margin):
        found = rule.when.weigh(Situation({name: level(at, margin) for name, at in rated.items()}, known))
        return ORDER.index(sureness(found))

    assert sure(narrow + wider) <= sure(narrow)


@given(rules, ratings, facts, st.data())
def test_a_blank_only_widens(rule, rated, known, data):
    if "initial_trust" in rated:  # what stands in for another is read only where that is missing
        rated.pop("trust", None)
    rated = {name: at for name, at in rated.items() if name not in ("conflict", "incentives")}
    whole = rule.when.weigh(Situation({name: level(at, 0.3) for name, at in rated.items()}, known))
    left_out = data.draw(st.sets(st.sampled_from(sorted({*rated, *known, "none"}))))
    rest = Situation(
        {name: level(at, 0.3) for name, at in rated.items() if name not in left_out},
        {name: so for name, so in known.items() if name not in left_out},
    )
    part = rule.when.weigh(rest)
    assert part.low <= whole.low and part.high >= whole.high


@pytest.mark.parametrize(("value", "membership"), [(2, 0.0474), (3.01, 0.5), (4.5, 0.9526), (3.5, 0.7284)])
def test_calibration_is_the_direct_method(value, membership):
    assert calibrate(value) == pytest.approx(membership, abs=1e-4)


@given(st.floats(1, 5), st.floats(1, 5))
def test_more_is_never_less_high_nor_lower(one, other):
    low, high = sorted((one, other))
    assert calibrate(low) <= calibrate(high)
    assert (is_low(level(low, 0)).value or 0) >= (is_low(level(high, 0)).value or 0)


@given(st.floats(1, 5), st.floats(0, 2))
def test_the_opposite_twice_is_the_same_and_bounds_stay_in_order(at, margin):
    one = is_high(level(at, margin))
    again = opposite(opposite(one))
    assert again.low == pytest.approx(one.low) and again.high == pytest.approx(one.high)
    assert one.low <= (one.value or 0) <= one.high
    other = Degree(0.5, 0.2, 0.9)
    assert both(one, other).high <= one.high and either(one, other).low >= one.low - 1e-12
