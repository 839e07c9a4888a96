"""Names over time and chains of successors, against slow and obvious versions."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenor.web.kernel.errors import Invalid
from convenor.web.partners import selectors, services
from convenor.web.partners.lineage import NameHeld, name_on, reaches, standing_in
from convenor.web.partners.models import FormerName, Partner
from tests import factories

FIRST = date(2020, 1, 1)
DAYS = st.integers(0, 60).map(lambda number: FIRST + timedelta(days=number))
REFS = st.sampled_from("ABCDEF")
LINKS = st.lists(st.tuples(REFS, REFS, DAYS).filter(lambda link: link[0] != link[1]), max_size=8)


@given(st.lists(DAYS, unique=True, max_size=6).map(sorted), DAYS)
def test_the_name_of_a_day_is_the_last_one_given_until_then(changes, day):
    """Slow version: walk through the changes from the start."""
    names = ["first", *(f"name {number}" for number in range(len(changes)))]
    slow = names[0]
    for number, change in enumerate(changes):
        if change <= day:
            slow = names[number + 1]
    starts = [None, *changes]
    former = [
        NameHeld(names[number], starts[number], changes[number] - timedelta(days=1)) for number in range(len(changes))
    ]
    assert name_on(names[-1], former, day) == slow


@given(LINKS, REFS, REFS)
def test_a_chain_reaches_what_a_walk_reaches(links, first, last):
    """Slow version: add what follows until nothing more is added."""
    reached, before = {first}, set()
    while reached != before:
        before = set(reached)
        reached |= {later for earlier, later, _on in links if earlier in reached}
    assert reaches([link[:2] for link in links], first, last) == (last in reached)


@given(LINKS, REFS, DAYS)
def test_whoever_stands_in_has_nobody_after_them_yet(links, ref, day):
    begun = [link for link in links if link[2] <= day]
    found = standing_in(links, ref, day)
    assert all(reaches([link[:2] for link in begun], ref, one) for one in found)
    assert not {earlier for earlier, _later, _on in begun} & set(found)


@pytest.mark.django_db
def test_a_partner_is_called_what_it_was_called_on_each_day():
    vale = factories.partnership()
    lead = factories.convenor(vale)
    partner = factories.partner(vale, ref="P1", name="Vale Infirmary", starts=date(2001, 4, 1))
    for name, on in (("Vale Hospital", date(2010, 4, 1)), ("Vale Trust", date(2024, 4, 1))):
        revision = Partner.objects.get(pk=partner.pk).revision
        services.rename_partner(by=lead, ref="P1", revision=revision, name=name, on=on, today=date(2026, 1, 1))
    told = {
        day: selectors.names_on(lead, day)["P1"]
        for day in (date(2010, 3, 31), date(2010, 4, 1), date(2024, 3, 31), date(2024, 4, 1))
    }
    assert list(told.values()) == ["Vale Infirmary", "Vale Hospital", "Vale Hospital", "Vale Trust"]
    assert [(one.name, one.starts, one.ends) for one in selectors.names_of(lead, "P1")] == [
        ("Vale Infirmary", date(2001, 4, 1), date(2010, 3, 31)),
        ("Vale Hospital", date(2010, 4, 1), date(2024, 3, 31)),
    ]


RENAMES = [
    ("New", date(2026, 6, 2), "partner_name_ahead"),
    ("New", date(2024, 4, 1), "partner_name_too_early"),
    ("New", date(2019, 1, 1), "partner_name_too_early"),
    ("Now", date(2026, 1, 1), "partner_name_same"),
    ("  ", date(2026, 1, 1), "partner_name_missing"),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "on", "code"), RENAMES)
def test_a_new_name_that_cannot_stand_is_refused_and_nothing_kept(name, on, code):
    vale = factories.partnership()
    partner = factories.partner(vale, ref="P1", name="Now")
    FormerName.objects.create(partnership=vale, partner=partner, name="Then", ends=date(2024, 3, 31))
    with pytest.raises(Invalid) as refused:
        services.rename_partner(
            by=factories.convenor(vale), ref="P1", revision=1, name=name, on=on, today=date(2026, 6, 1)
        )
    assert refused.value.code == code
    assert FormerName.objects.count() == 1 and Partner.objects.get(pk=partner.pk).name == "Now"
