"""An attacker who knows who is in which group, who answered, and every figure shown, solves for single answers."""

import random

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from convenor.methods.disclosure import DisclosurePolicy, groups, mean_shown, protect
from convenor.methods.disclosure.unanimity import pins
from convenor.records import Answer

LOW, HIGH = 1, 5
POLICY = DisclosurePolicy()


def test_no_answer_is_pinned_on_boards_that_nearly_agree():
    chance = random.Random(11)
    breakdowns = 0
    for _ in range(15):
        answers, values = board(chance)
        wanted = groups(answers, ["sector", "clinical"])
        decided = protect(wanted, values=values)
        published = [wanted[key] for key, decision in decided.items() if decision.shown]
        breakdowns += len(published) > 1
        assert pinned(published, values) == []
    assert breakdowns > 6


def test_three_releases_of_one_conversation_of_twenty_pin_no_vote():
    chance = random.Random(5)
    for _ in range(4):
        votes = {person: chance.choice([-1, 1, 1, 1]) for person in range(20)}
        community = {person: chance.choice("abb") for person in range(20)}
        out = []
        for voted in (9, 13, 20):
            wanted = {"all": set(range(voted))}
            wanted |= {name: {person for person in range(voted) if community[person] == name} for name in "ab"}
            decided = protect(wanted, before=out, values=votes, low=-1, high=1, step=2)
            out += [frozenset(wanted[key]) for key, decision in decided.items() if decision.shown]
        assert pinned(out, votes, low=-1, high=1, step=2) == []


def test_without_the_guard_the_attacker_wins():
    """The attacker is worth something: nine threes, five fives, and the means of all and of the nine."""
    values = {person: 3 if person < 9 else 5 for person in range(14)}
    assert pinned([frozenset(range(14)), frozenset(range(9))], values) == list(range(9, 14))


def test_what_is_withheld_is_the_same_for_all_and_for_nearly_all():
    rows, weights = [[1, 1], [1, 0]], [9, 5]
    told = [pins(rows, weights, [27, rest], POLICY, low=LOW, high=HIGH) for rest in (20, 22, 23, 24, 25)]
    assert told == [False, False, True, True, True]


def test_a_board_split_between_the_ends_is_shown():
    values = {person: 1 if person % 2 else 5 for person in range(16)}
    decided = protect({"all": range(16), "nhs": range(8)}, values=values)
    assert all(decision.shown for decision in decided.values())


def board(chance):
    """A board of 18 where one of the groups tends to say 5 as one."""
    answers = [
        Answer({}, {"sector": chance.choice(["nhs", "nhs", "council"]), "clinical": chance.choice(["yes", "no"])})
        for _ in range(18)
    ]
    fond = chance.choice(["nhs", "council"])
    values = {
        place: 5 if answer.strata["sector"] == fond else chance.choice([1, 2, 3, 4, 5])
        for place, answer in enumerate(answers)
    }
    return answers, values


def pinned(published, values, *, low=LOW, high=HIGH, step=1):
    """The people whose answer follows from the means shown (unrounded: more than anybody sees) by whole numbers."""
    people = sorted(values)
    rows, least, most = [], [], []
    for group in published:
        total = sum(values[person] for person in group)
        shown = mean_shown(total / len(group), len(group), POLICY, low=low, high=high, step=step)
        rows.append([float(person in group) for person in people])
        least.append(
            shown.value * len(group) if shown.bound == "at_least" else low * len(group) if shown.bound else total
        )
        most.append(
            shown.value * len(group) if shown.bound == "at_most" else high * len(group) if shown.bound else total
        )
    # answers are low + step × a whole number
    table = step * np.array(rows)
    floor = low * np.array(rows).sum(axis=1)
    limits = LinearConstraint(table, np.array(least) - floor - 1e-6, np.array(most) - floor + 1e-6)
    box = Bounds(0, (high - low) / step)
    found = []
    for place, person in enumerate(people):
        goal = np.zeros(len(people))
        goal[place] = 1
        ends = [milp(sign * goal, constraints=limits, bounds=box, integrality=np.ones(len(people))) for sign in (1, -1)]
        if round(ends[0].fun) == round(-ends[1].fun):
            found.append(person)
    return found


def test_a_large_group_near_an_end_is_shown_as_long_as_nothing_small_can_be_worked_out():
    said = {person: float(person % 25 < 3) for person in range(300)}  # twelve in a hundred
    assert protect({"all": said}, values=said, low=0, high=1)["all"].shown
    wanted = {"all": range(300), "half": range(150), "third": range(0, 300, 3)}
    assert all(one.shown for one in protect(wanted, values=said, low=0, high=1).values())
