"""What the bodies of Northmoor and Vale may decide and will decide, whom it touches, and what is done to hear them."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal

from convenor.web.demonstration.northmoor.cast import Cast
from convenor.web.demonstration.northmoor.seating import YOUNG
from convenor.web.demonstration.plain_tables import Rows, agreed, lines, number

RESERVATION = "Sometimes a decision cannot wait for an empty seat."
ABOUT_PATHWAY = {"T01": "W01", "T02": "W02", "T05": "W03"}


def matters(cast: Cast, today: date, seats: Rows) -> Rows:
    """Delegations, topics, those affected, agreed shares, pathways, the recruitment list, charters."""
    return {
        "delegations": list(_delegations(today)),
        "topics": list(_topics(today)),
        "affected": list(_affected()),
        "agreed_shares": list(_shares(today)),
        "outreach": list(_outreach(cast, today)),
        "went_on": list(_went_on(today)),
        **_pathways(cast),
        **_charters(seats, today),
    }


def _delegations(today: date) -> Iterator[dict[str, object]]:
    for count, row in enumerate(lines("northmoor/tables/delegations.txt"), start=1):
        body, function, kind, from_body, from_partner, up_to, conditions, source = row
        what = {"ref": f"D{count:02}", "body": body, "function": function, "kind": kind, "limit": number(up_to)}
        whence = {"from_body": from_body or None, "from_partner": from_partner or None}
        starts = today - timedelta(days=280 if body in YOUNG else 1000)
        yield {**what, **whence, "conditions": conditions, "source": source, "starts": starts}


def _topics(today: date) -> Iterator[dict[str, object]]:
    for ref, body, title, status, days, stage, say, _who in lines("northmoor/tables/topics.txt"):
        when = {"due": today + timedelta(days=int(days)), "stage": stage, "pathway": ABOUT_PATHWAY.get(ref)}
        mark = {"status": status, "marked_on": agreed(today, 60)}
        yield {"ref": ref, "body": body, "title": title, "how_to_be_heard": say, **mark, **when}


def _went_on(today: date) -> Iterator[dict[str, object]]:
    """One matter was narrowed before the hills were told; the reason stands with it."""
    said = {"status": "narrowed", "on": agreed(today, 60), "absent": "Farming and remote villages"}
    why = "Two of the four sites failed their fire inspection and could not be kept in any case."
    yield {"ref": "N1", "topic": "T02", "reason": why, **said}


def _affected() -> Iterator[dict[str, object]]:
    for ref, body, *_rest, who in lines("northmoor/tables/topics.txt"):
        yield from _parties(who, ref, {"body": body, "topic": ref})
    for body, who in lines("northmoor/tables/affected.txt"):
        yield from _parties(who, body, {"body": body})


def _parties(who: str, by: str, what: dict[str, object]) -> Iterator[dict[str, object]]:
    for party in who.split(", "):
        yield {"ref": f"E-{by}-{party}", _kind(party): party, **what}


def _kind(party: str) -> str:
    return "community" if party.startswith("C") else "partner"


def _shares(today: date) -> Iterator[dict[str, object]]:
    for sector, percent in lines("northmoor/tables/shares.txt"):
        source = "Terms of reference of the Care Partnership, section 3"
        yield {
            "ref": f"R-{sector}",
            "sector": sector,
            "percent": Decimal(percent),
            "starts": agreed(today, 580),
            "source": source,
        }


def _outreach(cast: Cast, today: date) -> Iterator[dict[str, object]]:
    for count, row in enumerate(lines("northmoor/tables/outreach.txt"), start=1):
        body, party, seat_class, who, bring, asks, state, asked, answered, answer = row
        whom = {"ref": f"O{count:02}", "body": body, _kind(party): party, "seat_class": seat_class, "who": who}
        said = {"would_bring": bring, "asks": cast.ref(asks), "state": state, "answer": answer}
        yield {**whom, **said, "asked_on": _ago(asked, today), "answered_on": _ago(answered, today)}


def _ago(days: str, today: date) -> date | None:
    return today - timedelta(days=int(days)) if days else None


def _pathways(cast: Cast) -> Rows:
    rows: Rows = {"pathways": [], "pathway_steps": [], "pathway_seats": []}
    for ref, kind, who, why in lines("northmoor/tables/pathway_seats.txt"):
        place: dict[str, object] = {"ref": f"Q-{ref}-{who}", "pathway": ref, kind: who, "why": why}
        rows["pathway_seats"].append(place)
    for ref, name, community, body, lead, experience, chain in lines("northmoor/tables/pathways.txt"):
        whose = {"community": community, "body": body, "lead": cast.ref(lead)}
        rows["pathways"].append({"ref": ref, "name": name, "experience": experience, **whose})
        for position, step in enumerate(chain.split(" / "), start=1):
            what, partner = step.split(" @ ")
            where = {"ref": f"{ref}.{position}", "pathway": ref, "position": position}
            rows["pathway_steps"].append({**where, "what": what, "partner": partner})
    return rows


def _charters(seats: Rows, today: date) -> Rows:
    """Ground rules, agreed to by most members; one of them has a reservation."""
    rows: Rows = {"charters": [], "charter_rules": [], "charter_agreements": []}
    for body, version, texts in lines("northmoor/tables/charters.txt"):
        charter = f"K{body}-{version}"
        rows["charters"].append({"ref": charter, "body": body, "number": int(version), "starts": agreed(today, 200)})
        members = list(_members(seats, body, today))
        for position, text in enumerate(texts.split(" / "), start=1):
            rule = f"{charter}-{position}"
            rows["charter_rules"].append({"ref": rule, "charter": charter, "position": position, "text": text})
            said = _agreements(rule, members, reserved=position == 3)
            rows["charter_agreements"].extend({**one, "on": agreed(today, 180)} for one in said)
    return rows


def _members(seats: Rows, body: str, today: date) -> Iterable[object]:
    here = {seat["ref"] for seat in seats["seats"] if seat["body"] == body}
    now = (term for term in seats["terms"] if not isinstance(term["ends"], date) or term["ends"] >= today)
    return dict.fromkeys(term["person"] for term in now if term["seat"] in here)


def _agreements(rule: str, members: list[object], *, reserved: bool) -> Iterator[dict[str, object]]:
    for index, person in enumerate(members):
        if index % 5 == 4:  # has not answered yet
            continue
        reserves = reserved and index == 2
        said = {"agreed": not reserves, "reservation": RESERVATION if reserves else ""}
        yield {"ref": f"G{rule}-{person}", "rule": rule, "person": person, **said}
