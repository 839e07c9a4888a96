"""A diagnosis says at most what evidence allows: five published cases, blanks, order, gauges."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenor.methods.degrees import Level
from convenor.theory.collaborative_process.cycle import State, cycle
from convenor.theory.constructs import CONSTRUCTS
from convenor.theory.diagnosis import Given, diagnose
from convenor.theory.outcomes import BLOCKS, legitimacy, results

NAMES = [name for names in BLOCKS.values() for name in names]
ratings = st.dictionaries(st.sampled_from(sorted(CONSTRUCTS)), st.floats(1, 5), max_size=len(CONSTRUCTS))

# Berthod et al. (2022), table 2, open access: + m - read as 4.5, 3, 1.5. In the order of COLUMNS.
COLUMNS = (
    *(("prehistory",), ("resource_equality",), ("incentives", "interdependence")),
    *(("inclusive",), ("rules_explicit",), ("rules_applied",), ("transparent",)),
    *(("convening",), ("mediating",), ("guarding",)),
    *(("face_to_face",), ("quick_wins",), ("commitment",), ("aligned_interests",), ("trust",)),
)
FIVE = {
    "Jena": "+++ m+++ mm- +m--m",
    "Minneapolis": "-m+ -mmm m-m +mm--",
    "Riding Sunbeams": "m-m ---- mmm ++mmm",
    "Berlin": "--m --mm mmm mmm-m",
    "Kalmar": "+mm m+++ m++ ++m++",
}


def level(value, margin=0.5):
    return Level(value, max(1, value - margin), min(5, value + margin))


def given_of(rated, margin=0.5):
    return {name: Given(level(value, margin)) for name, value in rated.items()}


def published(case):
    signs = FIVE[case].replace(" ", "")
    at = {"+": 4.5, "m": 3.0, "-": 1.5}
    return {name: at[sign] for names, sign in zip(COLUMNS, signs, strict=True) for name in names}


def test_jena_started_well_and_is_held_up_by_commitment_and_understanding():
    found = diagnose(given_of(published("Jena")))
    boxes = {box.name: box.level.value for box in found.boxes if box.level}
    assert boxes["starting conditions"] > 4 and boxes["institutional design"] > 4
    assert (found.cycle.state, found.cycle.stage) == (State.STALLED, "commitment")
    assert [one.rule for one in found.advice][:2] == ["T14", "T11"]
    assert found.results.value < 42 / 59
    assert found.go.answer == "go"


def test_the_five_cases_stand_in_a_sensible_order():
    found = {case: diagnose(given_of(published(case))) for case in FIVE}
    assert max(found, key=lambda case: found[case].results.value) == "Kalmar"
    assert max(found, key=lambda case: found[case].legitimacy.value) == "Kalmar"
    assert found["Kalmar"].cycle.state is State.VIRTUOUS and found["Kalmar"].advice == ()
    assert found["Minneapolis"].advice[0].rule == "P7"
    assert found["Berlin"].leader.type == "organic leader"


def test_nothing_known_is_said_to_be_not_enough():
    found = diagnose({})
    assert found.results.value is found.legitimacy.value is found.leader.type is found.go.answer is None
    assert found.cycle.state is None and found.advice == () and found.late_sag is None
    assert all(box.level is None for box in found.boxes)


def test_do_not_embark_is_said_only_where_all_that_helps_is_known_to_be_low():
    bitter = dict.fromkeys(("prehistory", "initial_trust", "interdependence", "incentives", "mediating"), 1.3)
    assert diagnose(given_of(bitter)).go.answer == "do not embark"
    assert diagnose(given_of(bitter), {"hurting_stalemate": True}).go.answer == "go, with a budget for trust"
    for helper in ("interdependence", "incentives", "mediating"):
        unknown = {name: at for name, at in bitter.items() if name != helper}
        assert diagnose(given_of(unknown)).go.answer == "go, with a budget for trust"
        assert diagnose(given_of(bitter | {helper: 4.8})).go.answer == "go, with a budget for trust"


def test_power_even_and_reasons_strong_but_distrust_asks_for_an_honest_broker():
    rated = {"prehistory": 1.3, "initial_trust": 1.3, "resource_equality": 4.7, "incentives": 4.7}
    assert diagnose(given_of(rated)).leader.type == "honest broker"
    assert diagnose(given_of(rated | {"resource_equality": 1.3})).leader.type == "organic leader"


def test_what_falls_late_is_named_and_what_is_not_known_is_not():
    fell = Given(level(3.5), start=3.5, middle=4.0, end=3.0)
    held = Given(level(3.5), start=3.5, middle=3.5, end=3.5)
    found = diagnose({"inclusive": fell, "transparent": held, "quick_wins": fell})
    assert [one.name for one in found.late_sag or ()] == ["inclusive"]
    assert diagnose({"transparent": held}).late_sag == ()


@pytest.mark.parametrize(
    ("stages", "state"),
    [
        ({"face_to_face": 4.5, "trust": 4.5, "commitment": 4.5, "quick_wins": 4.5}, State.VIRTUOUS),
        ({"face_to_face": 4.5, "trust": 1.5, "commitment": 4.0, "quick_wins": 4.0}, State.STALLED),
        ({"face_to_face": 1.5, "trust": 1.5, "commitment": 1.5, "quick_wins": 2.0}, State.VICIOUS),
        ({"face_to_face": 4.5, "trust": 4.5}, None),
    ],
)
def test_the_state_of_the_cycle(stages, state):
    assert cycle({name: level(at) for name, at in stages.items()}).state is state


def test_a_cycle_that_falls_everywhere_is_vicious_however_high_it_still_stands():
    high = {name: level(3.8) for name in ("face_to_face", "trust", "commitment", "quick_wins")}
    assert cycle(high, dict.fromkeys(high, -1.0)).state is State.VICIOUS
    assert cycle(high, dict.fromkeys(high, 0.5)).state is State.VIRTUOUS


@given(ratings, st.sampled_from([name for name in NAMES if name != "resource_equality"]), st.floats(0, 4))
def test_more_of_a_good_never_lowers_a_gauge(rated, name, more):
    before = {one: level(at) for one, at in {name: 1.0, **rated}.items()}
    after = before | {name: level(min(5, before[name].value + more))}
    for gauge in (lambda known: results(known, mandated=True), legitimacy):
        if (low := gauge(before).value) is not None:
            assert gauge(after).value >= low - 1e-12


@given(ratings, st.floats(0, 1), st.floats(0, 1))
def test_wider_intervals_never_narrow_a_gauge(rated, narrow, wider):
    one = results({name: Level(at, at - narrow, at + narrow) for name, at in rated.items()})
    other = results({name: Level(at, at - narrow - wider, at + narrow + wider) for name, at in rated.items()})
    assert one.value == other.value
    if one.value is not None:
        assert other.low <= one.low + 1e-12 and other.high >= one.high - 1e-12


@given(ratings, st.randoms())
def test_the_order_of_columns_changes_nothing(rated, random):
    items = list(rated.items())
    random.shuffle(items)
    assert diagnose(given_of(dict(items))) == diagnose(given_of(rated))


@given(ratings)
def test_any_ratings_at_all_give_a_diagnosis_within_bounds(rated):
    found = diagnose(given_of(rated), {"mandated": True})
    for gauge in (found.results, found.legitimacy):
        assert gauge.value is None or 0 <= gauge.low <= gauge.value <= gauge.high <= 1


def test_strong_convening_helps_among_unequal_partners_as_the_cases_say():
    rated = dict.fromkeys(NAMES, 3.5) | {"resource_equality": 1.8}
    weak, strong = (results({n: level(v) for n, v in (rated | {"convening": at}).items()}) for at in (2.5, 4.5))
    assert weak.contingencies["P1"] < 0 < strong.contingencies["P1"]
    assert weak.value < strong.value
