"""The 25 clinical leaders of Waring et al. (2023), Table 1: roles as published, everything else made up.

The paper says 24 in two places and 25 in three; its table adds up to 25 (10, 10 and 5; 4, 8 and 13 by tier), which is
used. The column of the three representatives of GP networks is lost in the text; only the second site makes the totals.
"""

from collections.abc import Iterator
from datetime import date
from itertools import count

from convenor.web.demonstration.names import people
from convenor.web.demonstration.plain_tables import Rows, lines

SINCE = date(2018, 4, 1)  # the study's fieldwork began in 2018
SECTORS = {"Commissioners": ("icb", "nhs_commissioner"), "Surgeries": ("primary_care_network", "primary_care")}
HOSPITAL = ("acute_trust", "nhs_trust")
OTHERS = {
    "Pharmacies": ("pharmacy", "primary_care"),
    "Minds": ("mental_health_trust", "nhs_trust"),
    "Care": ("community_trust", "nhs_trust"),
}


def partnerships() -> list[str]:
    """The three names, in the table's order."""
    return list(dict.fromkeys(row[0] for row in lines("table_one.txt")))


def table_one(name: str, *, seed: int = 1) -> Rows:
    """One partnership's leaders as rows of the register's sheets, each in a seat of their own."""
    leaders = [row for row in lines("table_one.txt") if row[0] == name]
    names = people(seed + len(name) + len(leaders))
    groups = {group: level for _name, _served, level, _role, group, *_rest in leaders}
    body = {group: f"B{number:02}" for number, group in enumerate(groups, start=1)}
    employers = dict.fromkeys(row[-1] for row in leaders)
    partner = {employer: f"P{number:02}" for number, employer in enumerate(employers, start=1)}
    rows: Rows = {
        "partnership": [{"name": name, "population": int(leaders[0][1]), "register_is_public": True}],
        "partners": [_partner(ref, employer) for employer, ref in partner.items()],
        "bodies": list(_bodies(groups, body)),
        **{table: [] for table in ("people", "professions", "affiliations", "seats", "terms")},
    }
    numbers = count(1)
    for _name, _served, _level, role, group, profession, employer in leaders:
        number = f"{next(numbers):02}"
        who = {"person": f"H{number}", "starts": SINCE}
        seat = {"title": role, "seat_class": "clinical", "voting": True, "partner": partner[employer]}
        rows["people"].append({"ref": f"H{number}", "name": next(names)})
        # Each kept a front-line role, as the study's leaders did.
        rows["professions"].append({"ref": f"F{number}", "profession": profession, "front_line": True, **who})
        rows["affiliations"].append({"ref": f"A{number}", "partner": partner[employer], **who})
        rows["seats"].append({"ref": f"S{number}", "body": body[group], **seat})
        rows["terms"].append({"ref": f"T{number}", "seat": f"S{number}", **who})
    return rows


def _partner(ref: str, name: str) -> dict[str, object]:
    kind, sector = {**SECTORS, **OTHERS}.get(name.split()[-1], HOSPITAL)
    return {"ref": ref, "name": name, "kind": kind, "sector": sector}


def _bodies(groups: dict[str, str], body: dict[str, str]) -> Iterator[dict[str, object]]:
    """The executive group on top, themes below it; projects below a theme (which, is not published)."""
    first = {level: next((group for group, at in groups.items() if at == level), "") for level in groups.values()}
    above = {"executive": "", "thematic": first.get("executive", ""), "project": first.get("thematic", "")}
    for group, level in groups.items():
        yield {
            "ref": body[group],
            "name": group,
            "kind": "group",
            "tier": "place" if level == "project" else "system",
            "level": level,
            "parent": body.get(above[level]),
            "public_matter": True,
        }
