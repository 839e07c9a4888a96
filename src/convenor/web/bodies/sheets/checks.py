"""What holds between the rows of bodies, seats and matters: checked over the whole register as it would become."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from convenor.web.kernel.clock import today
from convenor.web.kernel.tables.sheet import Fault, Merged, Values

ORDER = {"open": 0, "narrowed": 1, "decided": 2}


def tree_without_circles(merged: Merged) -> Iterable[Fault]:
    """Following "part of" upwards (or "follows on from" backwards) must end."""
    bodies = merged.rows["bodies"]
    for column, code in (("parent", "body_circle"), ("succeeds", "body_succession_circle")):
        for ref in merged.touched["bodies"]:
            seen, above = {ref}, bodies[ref][column]
            while above in bodies and above not in seen:
                seen.add(str(above))
                above = bodies[str(above)][column]
            if above == ref and bodies[ref][column] != ref:
                yield Fault(ref, code, column, {"name": bodies[ref]["name"]})


def held_once(merged: Merged) -> Iterable[Fault]:
    """No seat has two holders on one day."""
    by_seat: dict[str, list[str]] = {}
    terms, touched = merged.rows["terms"], merged.touched["terms"]
    seats = {terms[ref]["seat"] for ref in touched}
    for ref, term in terms.items():
        if term["seat"] in seats and term["seat"]:
            by_seat.setdefault(str(term["seat"]), []).append(ref)
    for refs in by_seat.values():
        refs.sort(key=lambda ref: _first(terms[ref]))
        latest = refs[0]
        for ref in refs[1:]:
            if _first(terms[ref]) <= _last(terms[latest]) and not touched.isdisjoint({ref, latest}):
                one, other = (ref, latest) if ref in touched else (latest, ref)
                names = {
                    "seat": merged.name_of("seats", terms[ref]["seat"], "title"),
                    "one": merged.name_of("people", terms[one]["person"]),
                    "other": merged.name_of("people", terms[other]["person"]),
                }
                yield Fault(one, "seat_held_twice", "seat", names)
            if _last(terms[ref]) > _last(terms[latest]):
                latest = ref


def seats_within_bodies(merged: Merged) -> Iterable[Fault]:
    """A seat outside the life of its body is worth a look, not a refusal."""
    yield from _within(merged, "seats", "body", "bodies", "seat_outside_body")


def terms_within_seats(merged: Merged) -> Iterable[Fault]:
    """So is a term outside the life of its seat."""
    yield from _within(merged, "terms", "seat", "seats", "term_outside_seat")


def topics_only_close(merged: Merged) -> Iterable[Fault]:
    """A matter once narrowed or decided does not become open again, nor does the day on which it was marked move."""
    for ref in merged.touched["topics"]:
        was = merged.before["topics"].get(ref)
        now = merged.rows["topics"][ref]
        if was and ORDER.get(str(now["status"]), 0) < ORDER.get(str(was["status"]), 0):
            yield Fault(ref, "topic_reopened", "status", {"title": now["title"]})
        elif was and was["status"] != now["status"]:
            if now["marked_on"] != today():
                yield Fault(ref, "topic_marked_today", "marked_on", {"title": now["title"]})
        elif was and was["marked_on"] and now["marked_on"] != was["marked_on"]:
            yield Fault(ref, "topic_mark_stays", "marked_on", {"title": now["title"]})


def went_on_stays(merged: Merged) -> Iterable[Fault]:
    """What was said when a matter was marked without those it touches is record: a file brings it, never changes it."""
    for ref in merged.touched["went_on"]:
        was = merged.before["went_on"].get(ref)
        if was and was != merged.rows["went_on"][ref]:
            yield Fault(ref, "went_on_stays", "reason")


def one_place(row: Values) -> bool:
    """A required place is for a partner, a community, a profession or a class of seat: for one of them."""
    return sum(bool(row.get(name)) for name in ("partner", "community", "profession", "seat_class")) == 1


def topic_is_of_the_body(merged: Merged) -> Iterable[Fault]:
    """Whoever is affected by a matter is affected by the body that decides it."""
    topics = merged.rows["topics"]
    for ref in merged.touched["affected"]:
        row = merged.rows["affected"][ref]
        topic = topics.get(str(row["topic"])) if row["topic"] else None
        if topic and row["body"] and topic["body"] != row["body"]:
            yield Fault(ref, "topic_of_another_body", "topic", {"title": topic["title"]})


def _within(merged: Merged, table: str, link: str, parents: str, code: str) -> Iterable[Fault]:
    for ref in merged.touched[table]:
        row = merged.rows[table][ref]
        parent: dict[str, Any] | None = merged.rows[parents].get(str(row[link]))
        if parent is None:
            continue
        begins_early = row["starts"] is not None and row["starts"] < (parent["starts"] or date.min)  # type: ignore[operator]
        ends_late = row["ends"] is not None and row["ends"] > (parent["ends"] or date.max)  # type: ignore[operator]
        if begins_early or ends_late:
            name = parent.get("name") or parent.get("title")
            yield Fault(ref, code, "starts" if begins_early else "ends", {"name": name}, warning=True)


def _first(row: Values) -> date:
    found = row["starts"]
    return found if isinstance(found, date) else date.min


def _last(row: Values) -> date:
    found = row["ends"]
    return found if isinstance(found, date) else date.max
