"""The Organisation Data Terminology's FHIR R4: Organization, OrganizationAffiliation and the Succession code system.

FHIR keeps three things apart that ORD keeps in one record: what an organisation is, whom it is tied to, and who
followed whom. A bundle may hold all three; they are joined here by code.
"""

from dataclasses import replace
from datetime import date
from typing import Any

from convenor.formats.ods.record import (
    ACTIVE,
    INACTIVE,
    OdsFile,
    OdsOrganisation,
    OdsProblem,
    OdsRelationship,
    OdsRole,
    OdsSuccession,
    Period,
)
from convenor.formats.ods.roles import PRIMARY_ROLES
from convenor.formats.ods.shapes import Unreadable, a_code, a_day, a_dict, a_list, a_name, a_text

_TYPED_PERIOD = "Extension-England-TypedPeriod"
_ROLE = "Extension-England-OrganisationRole"
_CHANGED = "Extension-England-TypedDateTime"


def is_fhir(data: Any) -> bool:
    """Whether this JSON is FHIR that this reader knows."""
    return a_dict(data).get("resourceType") in ("Organization", "OrganizationAffiliation", "Bundle", "CodeSystem")


def read_fhir(data: dict[str, Any]) -> OdsFile:
    """The organisations of one resource or bundle, with their ties and successions where these are given."""
    found: dict[str, OdsOrganisation] = {}
    ties: dict[str, list[OdsRelationship]] = {}
    successions: list[OdsSuccession] = []
    problems: list[OdsProblem] = []
    for number, resource in enumerate(_resources(data), start=1):
        where = a_text(resource.get("id")) or f"record {number}"
        kind = resource.get("resourceType")
        try:
            if kind == "Organization":
                organisation = _organisation(resource, where)
                if organisation.code in found:
                    raise Unreadable(OdsProblem("ods_twice", where, "identifier", {"given": organisation.code}))
                found[organisation.code] = organisation
            elif kind == "OrganizationAffiliation":
                code, tie = _relationship(resource, where)
                ties.setdefault(code, []).append(tie)
            elif kind == "CodeSystem":
                successions += [_succession(a_dict(item), where) for item in a_list(resource.get("concept"))]
        except Unreadable as fault:
            problems.append(fault.problem)
    joined = [replace(one, relationships=tuple(ties.get(one.code, ()))) for one in found.values()]
    return OdsFile(tuple(joined), tuple(successions), tuple(problems))


def _resources(data: dict[str, Any]) -> list[dict[str, Any]]:
    if data.get("resourceType") == "Bundle":
        return [a_dict(a_dict(entry).get("resource")) for entry in a_list(data.get("entry"))]
    return [data]


def _organisation(resource: dict[str, Any], where: str) -> OdsOrganisation:
    identifiers = [a_dict(item) for item in a_list(resource.get("identifier"))]
    ods = [item for item in identifiers if "ods-organization-code" in a_text(item.get("system"))]
    given = ods[0].get("value") if ods else resource.get("id")
    legal, operational = _periods(resource, where)
    roles = [_role(item, where) for item in _extensions(resource, _ROLE)]
    primary = _primary(roles, where)
    address = a_dict(next(iter(a_list(resource.get("address"))), None))
    return OdsOrganisation(
        code=a_code(given, where=where, field="identifier"),
        name=a_name(resource.get("name"), where=where, field="name"),
        status=INACTIVE if resource.get("active") is False else ACTIVE,
        primary_role=replace(primary, primary=True) if primary else None,
        other_roles=tuple(role for role in roles if role is not primary),
        legal=legal,
        operational=operational,
        town=a_text(address.get("city")),
        postcode=a_text(address.get("postalCode")),
        last_changed=_last_changed(resource, where),
    )


def _primary(roles: list[OdsRole], where: str) -> OdsRole | None:
    """The primary role. FHIR does not mark it in the record, so it is the one that is of the primary kind."""
    marked = [role for role in roles if role.primary] or [role for role in roles if role.id in PRIMARY_ROLES]
    active = [role for role in marked if role.active] or marked
    if len(active) > 1:
        raise Unreadable(OdsProblem("ods_two_primary", where, "extension"))
    return active[0] if active else None


def _role(item: dict[str, Any], where: str) -> OdsRole:
    parts = {a_text(a_dict(part).get("url")): a_dict(part) for part in a_list(item.get("extension"))}
    concept = a_dict(parts.get("roleCode", {}).get("valueCodeableConcept"))
    coding = a_dict(next(iter(a_list(concept.get("coding"))), None))
    legal, operational = _periods(item, where)
    return OdsRole(
        id=a_text(coding.get("code")).upper(),
        name=a_text(coding.get("display")),
        primary=parts.get("primaryRole", {}).get("valueBoolean") is True,
        active=parts.get("active", {}).get("valueBoolean") is not False,
        legal=legal,
        operational=operational,
    )


def _extensions(item: dict[str, Any], name: str) -> list[dict[str, Any]]:
    extensions = [a_dict(one) for one in a_list(item.get("extension"))]
    return [one for one in extensions if a_text(one.get("url")).endswith(name)]


def _periods(item: dict[str, Any], where: str) -> tuple[Period, Period]:
    periods = {"Legal": Period(), "Operational": Period()}
    for given in _extensions(item, _TYPED_PERIOD):
        parts = {a_text(a_dict(part).get("url")): a_dict(part) for part in a_list(given.get("extension"))}
        kind = a_text(a_dict(parts.get("dateType", {}).get("valueCoding")).get("code")).capitalize()
        period = a_dict(parts.get("period", {}).get("valuePeriod"))
        if kind in periods:
            periods[kind] = Period(
                a_day(period.get("start"), where=where, field=f"{kind} start"),
                a_day(period.get("end"), where=where, field=f"{kind} end"),
            )
    return periods["Legal"], periods["Operational"]


def _last_changed(resource: dict[str, Any], where: str) -> date | None:
    for given in _extensions(resource, _CHANGED):
        for part in a_list(given.get("extension")):
            if a_dict(part).get("url") == "dateTime":
                return a_day(a_dict(part).get("valueDateTime"), where=where, field="last change")
    return None


def _reference(value: Any, where: str, field: str) -> str:
    item = a_dict(value)
    given = a_dict(item.get("identifier")).get("value") or a_text(item.get("reference")).rpartition("/")[2]
    return a_code(given, where=where, field=field)


def _relationship(resource: dict[str, Any], where: str) -> tuple[str, OdsRelationship]:
    code = _reference(resource.get("organization"), where, "organization")
    concept = a_dict(next(iter(a_list(resource.get("code"))), None))
    coding = a_dict(next(iter(a_list(concept.get("coding"))), None))
    tie = OdsRelationship(
        id=a_text(coding.get("code")).upper(),
        target=_reference(resource.get("participatingOrganization"), where, "participatingOrganization"),
        active=resource.get("active") is not False,
        operational=_periods(resource, where)[1],
    )
    return code, tie


def _succession(concept: dict[str, Any], where: str) -> OdsSuccession:
    values: dict[str, Any] = {}
    for item in a_list(concept.get("property")):
        one = a_dict(item)
        values[a_text(one.get("code"))] = next((value for key, value in one.items() if key.startswith("value")), None)
    where = f"{where} {a_text(concept.get('code'))}".strip()
    return OdsSuccession(
        a_code(values.get("predecessor"), where=where, field="predecessor"),
        a_code(values.get("successor"), where=where, field="successor"),
        a_day(values.get("legStartDate"), where=where, field="legStartDate"),
    )
