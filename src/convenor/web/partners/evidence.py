"""From rows to the records that every analysis shares: partners, communities, and who belongs to which, as of a day."""

from collections import defaultdict
from datetime import date

from convenor import records
from convenor.methods.changes import Dated, Followed, FormerName
from convenor.web.kernel.base import in_force_on
from convenor.web.kernel.viewer import Viewer
from convenor.web.partners import models


def partners_on(viewer: Viewer, on: date) -> tuple[records.Partner, ...]:
    """The organisations in the partnership on that day, by name. One query."""
    rows = models.Partner.objects.filter(in_force_on(on), partnership_id=viewer.partnership_id).only(
        "ref",
        "name",
        "kind",
        "sector",
        "accountability",
        "view_of_health",
        "participation",
        "incentive",
        "population_served",
        "annual_budget",
    )
    return tuple(
        records.Partner(
            ref=row.ref,
            name=row.name,
            sector=row.sector,
            accountability=tuple(row.accountability),
            view_of_health=row.view_of_health,
            participation=row.participation,
            population_served=row.population_served,
            annual_budget=row.annual_budget,
            kind=row.kind,
            incentive=row.incentive,
        )
        for row in rows
    )


def count_on(viewer: Viewer, on: date) -> int:
    """How many organisations are in the partnership on that day. One query."""
    return models.Partner.objects.filter(in_force_on(on), partnership_id=viewer.partnership_id).count()


def communities_on(viewer: Viewer, on: date) -> tuple[records.Community, ...]:
    """The communities affected, by name, and who speaks for each on that day. Two queries."""
    partners: dict[int, list[str]] = defaultdict(list)
    persons: dict[int, list[str]] = defaultdict(list)
    voices = models.Voice.objects.filter(in_force_on(on), partnership_id=viewer.partnership_id)
    for community, partner, person in voices.values_list("community_id", "partner__ref", "person__ref"):
        (partners if partner else persons)[community].append(partner or person or "")
    rows = models.Community.objects.filter(in_force_on(on), partnership_id=viewer.partnership_id)
    return tuple(
        records.Community(ref=ref, name=name, kind=kind, speaks=tuple(partners[pk]), speakers=tuple(persons[pk]))
        for pk, ref, name, kind in rows.values_list("pk", "ref", "name", "kind")
    )


def employers_on(viewer: Viewer, on: date) -> dict[str, tuple[str, ...]]:
    """The partners each person belongs to on that day, by the person's reference. One query."""
    found: dict[str, list[str]] = defaultdict(list)
    rows = models.Affiliation.objects.filter(in_force_on(on), partnership_id=viewer.partnership_id)
    for person, partner in rows.values_list("person__ref", "partner__ref"):
        found[person].append(partner)
    return {person: tuple(dict.fromkeys(partners)) for person, partners in found.items()}


def partner_history(viewer: Viewer) -> tuple[list[Dated], list[FormerName], list[Followed]]:
    """Partners and communities with their days, former names and successions, for what has changed. Four queries."""
    of = {"partnership_id": viewer.partnership_id}
    rows = [
        Dated(kind, *row)
        for kind, model in (("partner", models.Partner), ("community", models.Community))
        for row in model.objects.filter(**of).values_list("ref", "name", "starts", "ends")
    ]
    former = models.FormerName.objects.filter(**of).values_list("partner__ref", "name", "ends")
    followed = models.Succession.objects.filter(**of).values_list("earlier__ref", "later__ref", "kind", "on")
    return (
        rows,
        [FormerName("partner", *row) for row in former],
        [Followed("partner", *row) for row in followed],
    )
