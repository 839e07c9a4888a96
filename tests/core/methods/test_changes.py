"""What has changed between two days."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from convenor.methods.changes import Dated, Followed, FormerName, changes

ALWAYS = {"since": date(2000, 1, 1), "until": date(2100, 1, 1)}


def said(found):
    return [(change.on.isoformat(), change.what, change.name, change.other) for change in found]


def test_begun_and_ended():
    rows = [Dated("body", "B1", "Place board", date(2026, 4, 1), date(2027, 3, 31))]
    assert said(changes(rows, **ALWAYS)) == [
        ("2026-04-01", "began", "Place board", ""),
        ("2027-04-01", "ended", "Place board", ""),
    ]


def test_what_ends_today_has_not_ended_yet():
    rows = [Dated("body", "B1", "Place board", None, date(2026, 11, 24))]
    assert changes(rows, since=date(2026, 1, 1), until=date(2026, 11, 24)) == []
    assert len(changes(rows, since=date(2026, 1, 1), until=date(2026, 11, 25))) == 1


def test_each_former_name_gives_way_to_the_next():
    rows = [Dated("partner", "O1", "Vale Health")]
    names = [
        FormerName("partner", "O1", "Vale Trust", date(2024, 3, 31)),
        FormerName("partner", "O1", "Vale NHS", date(2020, 3, 31)),
    ]
    assert said(changes(rows, names, **ALWAYS)) == [
        ("2020-04-01", "renamed", "Vale Trust", "Vale NHS"),
        ("2024-04-01", "renamed", "Vale Health", "Vale Trust"),
    ]


def test_a_merger_names_both():
    rows = [Dated("partner", "O1", "Vale Trust"), Dated("partner", "O2", "Moor and Vale")]
    followed = [Followed("partner", "O1", "O2", "merger", date(2026, 4, 1))]
    assert said(changes(rows, [], followed, **ALWAYS)) == [("2026-04-01", "merger", "Vale Trust", "Moor and Vale")]


days = st.dates(date(2020, 1, 1), date(2026, 12, 31))
maybe_days = st.one_of(st.none(), days)
dated_rows = st.lists(
    st.builds(Dated, st.just("body"), st.uuids().map(str), st.just("Body"), maybe_days, maybe_days), max_size=8
)


@given(dated_rows, days, days, days)
def test_neighbouring_spans_add_up(rows, one, two, three):
    first, middle, last = sorted([one, two, three])
    whole = changes(rows, since=first, until=last)
    assert changes(rows, since=first, until=middle) + changes(rows, since=middle, until=last) == whole


@given(dated_rows, days)
def test_nothing_changes_within_no_time(rows, day):
    assert changes(rows, since=day, until=day) == []


@given(dated_rows)
def test_the_world_on_two_days_differs_by_what_changed(rows):
    """Slow reference: whoever is there now and was not then has begun; the other way round, ended."""
    then, now = date(2023, 1, 1), date(2023, 1, 1) + timedelta(days=900)
    honest = [row for row in rows if not (row.starts and row.ends and row.ends < row.starts)]

    def there(day):
        return {row.ref for row in honest if (row.starts or day) <= day <= (row.ends or day)}

    found = changes(honest, since=then, until=now)
    began = {change.ref for change in found if change.what == "began"}
    ended = {change.ref for change in found if change.what == "ended"}
    assert there(now) - there(then) == began - ended
    assert there(then) - there(now) == ended - began
