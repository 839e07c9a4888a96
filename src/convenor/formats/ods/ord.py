"""The ORD 2-0-0 interface's JSON: one organisation record in full, or the short list a search gives."""

from typing import Any

from convenor.formats.ods.record import (
    OdsFile,
    OdsOrganisation,
    OdsProblem,
    OdsRelationship,
    OdsRole,
    OdsSuccession,
    Period,
)
from convenor.formats.ods.shapes import Unreadable, a_code, a_day, a_dict, a_list, a_name, a_status, a_text


def is_ord(data: Any) -> bool:
    """Whether this JSON is ORD's."""
    return isinstance(data, dict) and ("Organisation" in data or "Organisations" in data)


def read_ord(data: dict[str, Any]) -> OdsFile:
    """The organisations of one ORD answer, or of several kept in one list under `Organisations`."""
    found: list[OdsOrganisation] = []
    problems: list[OdsProblem] = []
    for number, item in enumerate([*a_list(data.get("Organisation")), *a_list(data.get("Organisations"))], start=1):
        record = a_dict(item)
        record = a_dict(record.get("Organisation")) or record
        try:
            found.append(_full(record, number) if isinstance(record.get("OrgId"), dict) else _short(record, number))
        except Unreadable as fault:
            problems.append(fault.problem)
    return OdsFile(organisations=tuple(found), problems=tuple(problems))


def _short(record: dict[str, Any], number: int) -> OdsOrganisation:
    """One row of a search's answer: enough to choose from, without dates, further roles or successions."""
    where = a_text(record.get("OrgId")) or f"record {number}"
    code = a_code(record.get("OrgId"), where=where, field="OrgId")
    role = a_text(record.get("PrimaryRoleId"))
    return OdsOrganisation(
        code=code,
        name=a_name(record.get("Name"), where=where, field="Name"),
        status=a_status(record.get("Status"), where=where, field="Status"),
        primary_role=OdsRole(role, a_text(record.get("PrimaryRoleDescription")), primary=True) if role else None,
        postcode=a_text(record.get("PostCode")),
        last_changed=a_day(record.get("LastChangeDate"), where=where, field="LastChangeDate"),
    )


def _full(record: dict[str, Any], number: int) -> OdsOrganisation:
    org_id = a_dict(record.get("OrgId"))
    where = a_text(org_id.get("extension")) or f"record {number}"
    code = a_code(org_id.get("extension"), where=where, field="OrgId.extension")
    legal, operational = _periods(record, where, "Date")
    roles = [_role(a_dict(item), where) for item in _inside(record, "Roles", "Role")]
    primary = [role for role in roles if role.primary]
    if len(primary) > 1:
        raise Unreadable(OdsProblem("ods_two_primary", where, "Roles.Role"))
    location = a_dict(a_dict(record.get("GeoLoc")).get("Location"))
    return OdsOrganisation(
        code=code,
        name=a_name(record.get("Name"), where=where, field="Name"),
        status=a_status(record.get("Status"), where=where, field="Status"),
        primary_role=primary[0] if primary else None,
        other_roles=tuple(role for role in roles if not role.primary),
        legal=legal,
        operational=operational,
        relationships=tuple(_relationship(a_dict(item), where) for item in _inside(record, "Rels", "Rel")),
        successions=tuple(_succession(a_dict(item), code, where) for item in _inside(record, "Succs", "Succ")),
        town=a_text(location.get("Town")),
        postcode=a_text(location.get("PostCode")),
        last_changed=a_day(record.get("LastChangeDate"), where=where, field="LastChangeDate"),
    )


def _inside(record: dict[str, Any], outer: str, inner: str) -> list[Any]:
    return a_list(a_dict(record.get(outer)).get(inner))


def _periods(item: dict[str, Any], where: str, field: str) -> tuple[Period, Period]:
    """The legal and the operational period of an organisation, a role, a relationship or a succession."""
    periods = {"Legal": Period(), "Operational": Period()}
    for given in a_list(item.get("Date")):
        kind = a_text(a_dict(given).get("Type")).capitalize()
        if kind in periods:
            periods[kind] = Period(
                a_day(given.get("Start"), where=where, field=f"{field}.{kind}.Start"),
                a_day(given.get("End"), where=where, field=f"{field}.{kind}.End"),
            )
    return periods["Legal"], periods["Operational"]


def _role(item: dict[str, Any], where: str) -> OdsRole:
    legal, operational = _periods(item, where, "Roles.Role.Date")
    return OdsRole(
        id=a_text(item.get("id")).upper(),
        primary=item.get("primaryRole") in (True, "true"),
        active=a_text(item.get("Status")).lower() != "inactive",
        legal=legal,
        operational=operational,
    )


def _target(item: dict[str, Any], where: str, field: str) -> str:
    return a_code(a_dict(a_dict(item.get("Target")).get("OrgId")).get("extension"), where=where, field=field)


def _relationship(item: dict[str, Any], where: str) -> OdsRelationship:
    return OdsRelationship(
        id=a_text(item.get("id")).upper(),
        target=_target(item, where, "Rels.Rel.Target"),
        active=a_text(item.get("Status")).lower() != "inactive",
        operational=_periods(item, where, "Rels.Rel.Date")[1],
    )


def _succession(item: dict[str, Any], code: str, where: str) -> OdsSuccession:
    other = _target(item, where, "Succs.Succ.Target")
    kind = a_text(item.get("Type")).lower()
    if kind not in ("successor", "predecessor"):
        raise Unreadable(OdsProblem("ods_succession_type", where, "Succs.Succ.Type", {"given": kind[:40]}))
    earlier, later = (code, other) if kind == "successor" else (other, code)
    return OdsSuccession(earlier, later, _periods(item, where, "Succs.Succ.Date")[0].start)
