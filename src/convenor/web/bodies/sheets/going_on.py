"""A file moves the mark of a matter past those it touches only with the reason that the matter's own page asks for."""

from collections.abc import Iterable
from datetime import date

from convenor.web.kernel.clock import today
from convenor.web.kernel.tables.sheet import Fault, Merged, Values

_Party = tuple[str, str]  # the table it is in, its reference


def nobody_passed_over(merged: Merged) -> Iterable[Fault]:
    """A matter narrowed or decided by this file, though some it touches have no seat and were never told, and no why.

    The why stands in the file itself: a row of "marked without those affected" that names each of them, of today. What
    was marked on an earlier day comes as it is, for that is history brought in and not a mark made now.
    """
    moved = [ref for ref in merged.touched["topics"] if _moves_now(merged, ref)]
    if not moved:
        return
    touching, heard, named = _touching(merged), _heard(merged), _named(merged)
    for ref in moved:
        topic = merged.rows["topics"][ref]
        body = str(topic["body"])
        left_out = touching.get((body, ""), set()) | touching.get((body, ref), set())
        left_out -= heard.get((body, ""), set()) | heard.get(("", ref), set())
        names = sorted(merged.name_of(*party) for party in left_out)
        unsaid = [name for name in names if name.casefold() not in named.get((ref, str(topic["status"])), set())]
        if unsaid:
            yield Fault(ref, "topic_passes_over", "status", {"title": topic["title"], "names": "; ".join(unsaid)})


def _moves_now(merged: Merged, ref: str) -> bool:
    was, now = merged.before["topics"].get(ref), merged.rows["topics"][ref]
    if was is not None:
        return was["status"] != now["status"]
    new_in_known_body = str(now["body"]) in merged.before["bodies"] and now["status"] in ("narrowed", "decided")
    return new_in_known_body and now["marked_on"] in (None, today())


def _touching(merged: Merged) -> dict[tuple[str, str], set[_Party]]:
    """Who is touched by what a body does, or by one matter: by (body, matter or nothing)."""
    found: dict[tuple[str, str], set[_Party]] = {}
    for row in merged.rows["affected"].values():
        found.setdefault((str(row["body"]), str(row["topic"] or "")), set()).update(_parties(row))
    return found


def _heard(merged: Merged) -> dict[tuple[str, str], set[_Party]]:
    """Who has a seat that somebody holds today, by (body, nothing); who was told of a matter, by (nothing, matter)."""
    found: dict[tuple[str, str], set[_Party]] = {}
    held = {str(row["seat"]) for row in merged.rows["terms"].values() if _in_force(row)}
    for ref, row in merged.rows["seats"].items():
        if ref in held and _in_force(row):
            found.setdefault((str(row["body"]), ""), set()).update(_parties(row))
    for row in merged.rows["notices"].values():
        found.setdefault(("", str(row["topic"])), set()).update(_parties(row))
    return found


def _named(merged: Merged) -> dict[tuple[str, str], set[str]]:
    """Whom the rows of today name as left out, and why is said with them: by (matter, mark)."""
    found: dict[tuple[str, str], set[str]] = {}
    for row in merged.rows["went_on"].values():
        if row["on"] == today():
            names = {line.strip().casefold() for line in str(row["absent"]).splitlines()}
            found.setdefault((str(row["topic"]), str(row["status"])), set()).update(names)
    return found


def _parties(row: Values) -> set[_Party]:
    pairs = (("communities", row.get("community")), ("partners", row.get("partner")))
    return {(table, str(ref)) for table, ref in pairs if ref}


def _in_force(row: Values) -> bool:
    starts, ends = row["starts"], row["ends"]
    begun = not isinstance(starts, date) or starts <= today()
    return begun and (not isinstance(ends, date) or ends >= today())
