"""What may be shown of closed pulses, tried by somebody who knows every member, every group and how to subtract."""

import re
from dataclasses import replace
from datetime import timedelta
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convenor.methods.agreement import rwg
from convenor.methods.resampling import level, worst_case
from convenor.web import pulses
from convenor.web.pulses.models import Tally
from convenor.web.pulses.selectors.results import Counted
from convenor.web.pulses.services.sealing import settled
from convenor.web.pulses.shown import SOON, Withheld, shown_wave, shown_waves, worst_of
from tests.pulses.closed import DAY, item, made, sheets

LEAST = 5
levels = st.integers(1, 5)
dont_know = st.one_of(st.none(), levels)
boards = st.lists(st.tuples(dont_know, st.sampled_from(["nhs", "council", "voluntary"])), min_size=5, max_size=20)


def of_board(board, **more):
    answers = [{"trust_now": answer} for answer, _group in board]
    return made(answers, groups={"sector": [group for _answer, group in board]}, **more)


def figures(finding):
    return finding.value, finding.low, finding.high, finding.n, finding.details, finding.settings.get("worst")


@settings(deadline=None)
@given(st.lists(levels, max_size=4))
def test_below_five_answers_nothing_is_shown_not_even_how_many(answers):
    shown = shown_wave(made(sheets(*answers), asked=20), [])
    assert shown.answered is None and shown.withheld is Withheld.TOO_FEW and not shown.breakdowns
    finding = shown.findings["trust"]
    assert (finding.value, finding.low, finding.high, finding.n, finding.details) == (None, None, None, 0, ())
    assert finding.settings["answered"] is None and worst_of(finding) is None


@settings(deadline=None)
@given(st.lists(dont_know, min_size=5, max_size=12))
def test_a_question_that_few_answered_is_held_back(answers):
    finding = shown_wave(made(sheets(*answers)), []).findings["trust"]
    count = sum(answer is not None for answer in answers)
    assert finding.known is (count >= LEAST)
    assert finding.n == (count if count >= LEAST else 0)


@settings(max_examples=200, deadline=None)
@given(boards)
def test_no_sum_of_what_is_shown_comes_down_to_a_few(board):
    """The attacker knows who is in which group and who passed it over, and adds and subtracts as they like."""
    shown = shown_wave(of_board(board), [])
    out = [range(len(board))] if shown.findings["trust"].known else []
    for breakdown in shown.breakdowns:
        for group in breakdown.groups:
            if group.findings["trust"].known:
                out.append([place for place, (_answer, name) in enumerate(board) if name == group.name])
    for weights in product((-1, 0, 1), repeat=len(out)):
        touched = {
            place
            for place, (answer, _group) in enumerate(board)
            if answer is not None
            and sum(weight for weight, members in zip(weights, out, strict=True) if place in members)
        }
        assert not 0 < len(touched) < LEAST


@settings(deadline=None)
@given(boards)
def test_one_group_alone_is_never_shown(board):
    for breakdown in shown_wave(of_board(board), []).breakdowns:
        assert sum(group.findings["trust"].known for group in breakdown.groups) != 1


@settings(deadline=None)
@given(st.integers(5, 19), st.data())
def test_near_an_end_nothing_tells_whether_all_stand_there(count, data):
    """Of all who say the most and of a few who say a little less, every figure is the same."""
    below = data.draw(st.integers(0, int(0.39 * count)))
    all_of_them = shown_wave(made(sheets(*[5] * count), asked=20), []).findings["trust"]
    nearly = shown_wave(made(sheets(*[5] * (count - below), *[4] * below), asked=20), []).findings["trust"]
    assert figures(all_of_them) == figures(nearly)
    assert all_of_them.settings["bound"] == "at_least"


@settings(deadline=None)
@given(st.lists(levels, min_size=5, max_size=20), st.lists(levels, min_size=5, max_size=20))
def test_of_a_group_no_spread_is_shown_and_where_a_level_is_a_bound_no_number_of_the_difference(first, second):
    board = [(answer, "nhs") for answer in first] + [(answer, "council") for answer in second]
    for breakdown in shown_wave(of_board(board), []).breakdowns:
        for group in breakdown.groups:
            finding = group.findings["trust"]
            assert (finding.low, finding.high, finding.details) == (None, None, ())
        bounded = any(group.findings["trust"].settings.get("bound") for group in breakdown.groups)
        for one in breakdown.apart:
            assert (one.value is None) is bounded and (one.p is None) is bounded


def test_what_several_questions_ask_together_tells_no_more_than_each_of_them():
    """Else the level of all less that of each would be what somebody answered who passed one over."""
    items = [item("listen", "dialogue_quality"), item("quiet_turn", "dialogue_quality")]
    heard, had_turn = [5, 3, 4, 3, 4, 3, 4, 3, 4], [2, 3, 4, 2, 3, 4, 2, 3]
    one_way = [{"listen": one, "quiet_turn": other} for one, other in zip(heard, [*had_turn, None], strict=True)]
    another = [{"listen": one, "quiet_turn": other} for one, other in zip(heard, [None, *had_turn], strict=True)]
    found = [shown_wave(made(answers, items=items, asked=12), []) for answers in (one_way, another)]
    assert [[one.value for one in wave.by_item.values()] for wave in found] == [[3.7, 2.9], [3.7, 2.9]]
    levels = [wave.measures["dialogue_quality"] for wave in found]
    assert levels[0].value == levels[1].value == 3.3
    assert worst_of(levels[0]) == worst_of(levels[1])


@st.composite
def successive(draw):
    """Pulses of a board of 20, one after the other, with people who join, leave and stay away."""
    closes, found, board = DAY, [], set(range(20))
    for number in range(draw(st.integers(2, 5))):
        closes += timedelta(days=draw(st.sampled_from([1, 7, 20, 40])))
        board ^= draw(st.sets(st.integers(0, 23), max_size=6))
        answering = sorted(board)[: max(0, len(board) - draw(st.integers(0, 6)))]
        answers = sheets(*(1 + person % 5 for person in answering))
        found.append(made(answers, asked=len(board), closes=closes, people=board, ref=f"w{number}"))
    return found


@settings(deadline=None)
@given(successive())
def test_no_two_pulses_soon_after_one_another_differ_by_a_few_people(waves):
    """Whoever takes it that nobody changed their mind within days learns nothing from the difference."""
    out = [wave for wave, shown in zip(waves, shown_waves(waves), strict=True) if shown.findings["trust"].known]
    for place, later in enumerate(out):
        for earlier in out[:place]:
            if (later.closed - earlier.closed).days < SOON:
                assert not 0 < len(later.people ^ earlier.people) < LEAST
                assert abs(later.answered - earlier.answered) not in (1, 2)


def test_the_same_board_a_season_later_is_shown_whoever_is_new():
    first = made(sheets(*[3, 4] * 10), people=range(20), ref="w1")
    later = made(sheets(*[3, 4] * 9, 4), people=range(1, 20), closes=DAY + timedelta(days=SOON), ref="w2")
    assert [one.withheld for one in shown_waves([first, later])] == [None, None]
    sooner = made(sheets(*[3, 4] * 9, 4), people=range(1, 20), closes=DAY + timedelta(days=SOON - 1), ref="w2")
    assert [one.withheld for one in shown_waves([first, sooner])] == [None, Withheld.TOO_SOON]
    assert shown_wave(sooner, [first]).withheld is Withheld.TOO_SOON


def test_one_page_and_all_of_them_hold_back_the_same():
    waves = [
        made(sheets(*[3, 4] * 8, *[2] * more), closes=DAY + timedelta(days=9 * number), ref=f"w{number}")
        for number, more in enumerate((0, 1, 3, 0, 2))
    ]
    together = [one.withheld for one in shown_waves(waves)]
    assert together == [shown_wave(wave, waves[:number]).withheld for number, wave in enumerate(waves)]
    assert None in together and Withheld.TOO_SOON in together


@pytest.mark.parametrize("answers", [[4, 4, 3, 5, 4, 2, 4, 3], [1, 1, 1, 5, 5, 5, 3], [3] * 12])
def test_away_from_the_ends_levels_are_those_of_the_methods(answers):
    finding = shown_wave(made(sheets(*answers), asked=18), []).findings["trust"]
    between = level(answers, electorate=18)
    assert (finding.value, finding.n) == (round(between.value, 1), len(answers))
    assert (finding.low, finding.high) == (round(between.low, 1), round(between.high, 1))
    assert worst_of(finding) == tuple(round(one, 1) for one in worst_case(answers, electorate=18))
    assert finding.details[0].rwg == min(0.9, round(rwg(answers), 1))


def test_a_split_board_is_not_a_lukewarm_one():
    split = shown_wave(made(sheets(*[1, 1, 2, 1, 2, 5, 5, 4, 5, 4, 1, 5])), []).findings["trust"]
    lukewarm = shown_wave(made(sheets(*[3] * 12)), []).findings["trust"]
    assert split.value == lukewarm.value == 3.0
    assert (split.details[0].word, lukewarm.details[0].word) == ("split", "together")


def test_a_turned_question_counts_the_other_way_alone_and_in_groups():
    turned = [item("even_power", "resource_equality", reverse=True)]
    answers = sheets(*[4, 5] * 5, *[1, 2] * 5, key="even_power")
    wave = made(answers, items=turned, groups={"sector": ["nhs"] * 10 + ["council"] * 10})
    shown = shown_wave(wave, [])
    assert shown.findings["resource_equality"].value == 3.0
    means = {group.name: group.findings["resource_equality"].value for group in shown.breakdowns[0].groups}
    assert means["nhs"] < 2 < 4 < means["council"]


def test_two_groups_that_are_everybody_are_compared_once_and_exactly():
    board = [(1 + n % 2, "nhs") for n in range(8)] + [(4 - n % 2, "council") for n in range(8)]
    (breakdown,) = shown_wave(of_board(board), []).breakdowns
    (one,) = breakdown.apart
    assert one.exact and one.p < 0.01 and one.sureness == "clear" and breakdown.complete
    assert one.low <= one.value <= one.high


def test_counts_that_do_not_fit_the_sheets_are_shown_to_nobody():
    wave = made(sheets(*[3, 4] * 5), groups={"sector": ["nhs"] * 5 + ["council"] * 5})
    broken = made(sheets(*[3, 4] * 3), groups={"sector": ["nhs"] * 3 + ["council"] * 3})
    odd = type(wave)(**{**{name: getattr(wave, name) for name in wave.__slots__}, "sheets": broken.sheets})
    for breakdown in shown_wave(odd, []).breakdowns:
        assert not any(group.findings["trust"].known for group in breakdown.groups)


def test_what_is_held_back_says_why_and_keeps_the_number_too():
    finding = shown_wave(made(sheets(None, None, None, 4, 4, 4)), []).findings["trust"]
    assert (finding.why_undefined, finding.n, finding.sureness) == ("too_few", 0, "not enough to say")


people = st.fixed_dictionaries(
    {
        "sector": st.sampled_from(["nhs", "council", "voluntary", ""]),
        "clinical": st.sampled_from(["yes", "no"]),
        "size": st.sampled_from(["large", "small"]),
    }
)
BREAKDOWNS = ("sector", "clinical", "size")


def as_closed(board, answers):
    """The pulse as it is after a close: the counts of all groups, as far as they were left to stay."""
    rows = []
    for name in BREAKDOWNS:
        for group in sorted({one[name] for one in board} - {""}):
            inside = [place for place, one in enumerate(board) if one[name] == group]
            said = [sum(answers[place] == level for place in inside) for level in range(1, 6)]
            said.append(sum(answers[place] is None for place in inside))
            row = Tally(breakdown=name, group=group, invited=len(inside), answered=len(inside))
            row.counts = {"trust_now": said}
            rows.append(row)
    marks = ["?" if answer is None else str(answer) for answer in answers]
    stay = settled(rows, board, marks, ["trust_now"])
    counted = tuple(
        Counted(row.breakdown, row.group, row.invited, row.answered, {k: tuple(v[:5]) for k, v in row.counts.items()})
        for row in stay
    )
    wave = made(sheets(*answers))
    return replace(wave, groups=counted, breakdowns=BREAKDOWNS)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(people, dont_know), min_size=8, max_size=20))
def test_no_sum_over_several_breakdowns_comes_down_to_a_few_who_answered_the_question(members):
    """The attacker knows who is in which groups of all breakdowns, and who did not know."""
    board, answers = [one for one, _answer in members], [answer for _one, answer in members]
    shown = shown_wave(as_closed(board, answers), [])
    out = [set(range(len(board)))] if shown.findings["trust"].known else []
    for breakdown in shown.breakdowns:
        for group in breakdown.groups:
            if group.findings["trust"].known:
                out.append({place for place, one in enumerate(board) if one[breakdown.name] == group.name})
    known = [place for place, answer in enumerate(answers) if answer is not None]
    for weights in product((-1, 0, 1), repeat=len(out)):
        touched = sum(
            bool(sum(weight for weight, inside in zip(weights, out, strict=True) if place in inside)) for place in known
        )
        assert not 0 < touched < LEAST


def test_a_rest_that_all_said_the_most_is_not_left_to_be_worked_out():
    """Everyone's mean less that of the groups shown would be exactly 5 times the rest."""
    board = [(3, "nhs")] * 8 + [(2, "council")] * 8 + [(5, "")] * 5
    shown = shown_wave(of_board(board), [])
    assert not any(group.findings["trust"].known for one in shown.breakdowns for group in one.groups)


WRITES = ("models.py", "migrations", "services", "crossing.py", "marks.py")  # these hold the answers and show nothing


def test_nothing_leads_from_answers_to_people_but_what_may_be_shown():
    """Whoever reads closed pulses as they were answered hands them to `pulses.shown`; nobody else knows the tables."""
    web = Path(pulses.__file__).parents[1]
    for path in sorted(web.rglob("*.py")):
        text, inside = path.read_text(encoding="utf-8"), path.relative_to(web).parts
        if inside[0] == "pulses" and (inside[1] in WRITES or inside[1] in ("selectors", "shown")):
            continue
        assert not re.search(r"\b(Ballot|Tally)\b|\.(ballots|tallies)\b", text), path
        if re.search(r"selectors\.(results|newest)|import .*closed_wave", text):
            assert "pulses.shown import" in text, path
