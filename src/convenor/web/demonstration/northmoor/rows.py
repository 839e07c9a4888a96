"""Northmoor and Vale as rows of the register's own sheets, its dates counted from the day it is made."""

from collections.abc import Iterator
from datetime import date, timedelta

from convenor.web.demonstration.northmoor.cast import Cast
from convenor.web.demonstration.northmoor.matters import matters
from convenor.web.demonstration.northmoor.seating import YOUNG, seating
from convenor.web.demonstration.plain_tables import Rows, agreed, lines, number, yes_no

NAME = "Northmoor and Vale"
SLUG = "northmoor-and-vale"
ABOUT = "Councils, the NHS, voluntary organisations and the people they serve plan health and care together."
PEOPLE_SERVED = "Two towns and many villages. One person in four is over 65; 14 in 100 live where times are hardest."
MERGED = 600  # days ago


def northmoor(*, today: date, seed: int = 8) -> Rows:
    """All its rows, by sheet."""
    cast = Cast(seed, today)
    seats = seating(cast, today)
    about = {"name": NAME, "area": "Northmoor, the Vale and the Hill Country", "population": 1_240_000, "about": ABOUT}
    rows = {
        "partnership": [{**about, "demography": PEOPLE_SERVED, "register_is_public": True, "comparable": True}],
        "partners": list(_partners(today)),
        **_merger(today),
        "communities": list(_communities()),
        "voices": list(_voices(today)),
        "bodies": list(_bodies(today)),
        **seats,
        **matters(cast, today, seats),
    }
    return {**rows, **cast.rows()}


def _partners(today: date) -> Iterator[dict[str, object]]:
    differences = {ref: rest for ref, *rest in lines("northmoor/tables/differences.txt")}
    for row in lines("northmoor/tables/partners.txt"):
        ref, name, short, kind, sector, accounts, view, takes_part, served, budget, staff = row
        partner: dict[str, object] = {
            "ref": ref,
            "name": name,
            "short_name": short,
            "kind": kind,
            "sector": sector,
            "accountability": accounts.split(", "),
            "view_of_health": view,
            "participation": takes_part,
            "population_served": number(served),
            "annual_budget": int(budget) * 1_000_000 or 90_000,
            "staff": number(staff),
            "ends": today - timedelta(days=MERGED) if ref == "P31" else None,
        }
        if ref in differences:
            gain, timing, days, funding, culture, answers, regulator = differences[ref]
            partner |= {"incentive": gain, "decision_timing": timing, "decision_days": int(days), "funding": funding}
            partner |= {"culture": culture, "answers_to": answers, "regulation": regulator}
        yield partner


def _merger(today: date) -> Rows:
    last_day = today - timedelta(days=MERGED + 1)
    name = {"ref": "N01", "partner": "P04", "name": "Moor Community Health NHS Trust", "starts": date(2011, 4, 1)}
    merger = {"ref": "X01", "earlier": "P31", "kind": "merger", "later": "P04", "on": today - timedelta(days=MERGED)}
    return {"former_names": [{**name, "ends": last_day}], "successions": [merger]}


def _communities() -> Iterator[dict[str, object]]:
    for ref, name, kind, size, about, contact, email, *_voice in lines("northmoor/tables/communities.txt"):
        row = {"ref": ref, "name": name, "kind": kind, "size": number(size), "about": about}
        yield {**row, "contact_name": contact, "contact_email": email}


def _voices(today: date) -> Iterator[dict[str, object]]:
    for ref, *_rest, partner, footing in lines("northmoor/tables/communities.txt"):
        if partner:
            starts = today - timedelta(days=700)
            yield {"ref": f"V-{ref}", "community": ref, "partner": partner, "footing": footing, "starts": starts}


def _bodies(today: date) -> Iterator[dict[str, object]]:
    for row in lines("northmoor/tables/bodies.txt"):
        ref, name, kind, tier, level, parent, legal, rule, quorum, meets, public, *asked, up_to, purpose = row
        started, decide, matter = asked
        yield {
            "ref": ref,
            "name": name,
            "kind": kind,
            "tier": tier,
            "level": level,
            "parent": parent or None,
            "purpose": purpose,
            "legal_status": legal,
            "decision_rule": rule,
            "quorum": number(quorum),
            "meets": meets,
            "stage": "planning" if level == "project" else "",
            "in_public": yes_no(public),
            "public_body_started": yes_no(started),
            "members_decide": yes_no(decide),
            "public_matter": yes_no(matter),
            "budget_authority": number(up_to),
            "terms_agreed_on": None if ref == "B25" else agreed(today, 400 if ref not in YOUNG else 270),
            "starts": today - timedelta(days=300 if ref in YOUNG else 1500),
        }
