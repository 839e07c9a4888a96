"""From rows to the records that every analysis shares: people and their professional communities, as of a day."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from convenor import records
from convenor.web.kernel.base import in_force_on
from convenor.web.kernel.viewer import Viewer
from convenor.web.people.models import Person, ProfessionalAffiliation


def people_on(viewer: Viewer, on: date) -> tuple[records.Person, ...]:
    """Everybody the partnership knows, with the professions they belong to on that day. Two queries.

    The caller has asked whether the viewer may see this: professions are for the partnership's own people.
    """
    professions: dict[int, list[str]] = defaultdict(list)
    front_line: dict[int, set[bool]] = defaultdict(set)
    held = ProfessionalAffiliation.objects.filter(in_force_on(on), partnership_id=viewer.partnership_id)
    for person, profession, still in held.values_list("person_id", "profession", "front_line"):
        professions[person].append(profession)
        if still is not None:
            front_line[person].add(still)
    rows = Person.objects.filter(partnership_id=viewer.partnership_id).values_list("pk", "ref", "name")
    return tuple(
        records.Person(
            ref=ref,
            name=name,
            professions=tuple(dict.fromkeys(professions[pk])),
            front_line=(True in front_line[pk]) if front_line[pk] else None,
        )
        for pk, ref, name in rows
    )


def names_of(viewer: Viewer, refs: Iterable[str]) -> dict[str, str]:
    """The names of some people by reference, as the public reads them beside a seat. One query, none for nobody."""
    wanted = list(dict.fromkeys(refs))
    if not wanted:
        return {}
    rows = Person.objects.filter(partnership_id=viewer.partnership_id, ref__in=wanted)
    return dict(rows.values_list("ref", "name"))


def own_ref(viewer: Viewer) -> str | None:
    """The viewer's own reference in this partnership."""
    if viewer.person_id is None:
        return None
    own = Person.objects.filter(partnership_id=viewer.partnership_id, pk=viewer.person_id)
    return own.values_list("ref", flat=True).first()
