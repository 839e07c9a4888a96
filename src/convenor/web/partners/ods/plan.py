"""What bringing in a file of the Organisation Data Service would change here: every change and every problem, said."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from convenor.formats.ods import OdsFile, OdsOrganisation, OdsProblem, OdsState, OdsSuccession, state_on
from convenor.web.kernel.rules import require
from convenor.web.kernel.viewer import Viewer
from convenor.web.partners.ods.names import readable, same_name
from convenor.web.partners.ods.roles import Guess, meaning_on
from convenor.web.partners.rules import can_keep_partners
from convenor.web.partners.selectors import (
    PartnerSeen,
    names_of,
    partners_by_ods_code,
    partners_visible_to,
    successions_visible_to,
)
from convenor.web.partners.vocabulary import SuccessionKind


class Step(StrEnum):
    """What would happen to one organisation."""

    NEW = "new"
    CODE = "code"  # a partner of that name is here without a code: it gets the code
    RENAMED = "renamed"
    FOLLOWED = "followed"
    ENDED = "ended"
    SAME = "same"
    LEFT_OUT = "left_out"  # former, and no partner: nothing to do
    NO_SUCCESSOR = "no_successor"  # followed by one that is neither here nor in the file
    CLOSED_IN_LAW = "closed_in_law"  # still active in ODS, ended in law, and no successor named


ACTS = (Step.NEW, Step.CODE, Step.RENAMED, Step.FOLLOWED, Step.ENDED)
NOTES = (Step.NO_SUCCESSOR, Step.CLOSED_IN_LAW)


@dataclass(frozen=True, slots=True)
class Change:
    """One step for one organisation. `ref` is the partner it concerns, empty for one that would be new."""

    step: Step
    code: str
    name: str
    ref: str = ""
    before: str = ""
    on: date | None = None
    kind: str = ""
    later: tuple[str, ...] = ()
    later_names: tuple[str, ...] = ()
    guess: Guess | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """All that a file would do, in the order it would be done."""

    changes: tuple[Change, ...] = ()
    problems: tuple[OdsProblem, ...] = ()
    day: date | None = field(default=None, compare=False)

    @property
    def acts(self) -> tuple[Change, ...]:
        return tuple(change for change in self.changes if change.step in ACTS)

    @property
    def digest(self) -> str:
        """The same for the same changes: what was looked at is what is done."""
        text = json.dumps([repr(change) for change in self.changes], ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()


def plan_for(viewer: Viewer, file: OdsFile, *, on: date) -> Plan:
    """Compare a file with the partners there are. Reads only; for whoever may then bring it in."""
    require(can_keep_partners(viewer), "ods.bring_in")
    known = dict(partners_by_ods_code(viewer))
    nameless = [one for one in partners_visible_to(viewer, on=on) if not one.ods_code]
    changes: list[Change] = []
    coming: dict[str, str] = {code: partner.name for code, partner in known.items()}
    for organisation in file.organisations:
        found = list(_of_one(viewer, organisation, known.get(organisation.code), nameless, file, on))
        changes += found
        if any(change.step in (Step.NEW, Step.CODE) for change in found):
            coming[organisation.code] = readable(organisation.name)
    followed = list(_followed(viewer, file, known, coming))
    about = {change.code for change in followed}
    changes = [change for change in changes if change.step is not Step.SAME or change.code not in about] + followed
    order = {step: place for place, step in enumerate(Step)}
    changes.sort(key=lambda change: (order[change.step], change.name.casefold(), change.code))
    return Plan(tuple(changes), file.problems, on)


def _of_one(
    viewer: Viewer,
    organisation: OdsOrganisation,
    partner: PartnerSeen | None,
    nameless: Iterable[PartnerSeen],
    file: OdsFile,
    on: date,
) -> Iterable[Change]:
    state = state_on(organisation, on, file.successions)
    name = readable(organisation.name)
    if partner is None:
        yield _not_here(organisation, name, state, nameless, on)
        return
    if state is not OdsState.FORMER and not same_name(partner.name, organisation.name):
        day = _renamed_on(viewer, partner, organisation, on)
        yield Change(Step.RENAMED, organisation.code, name, partner.ref, before=partner.name, on=day)
    elif state is OdsState.FORMER and partner.ends is None and not _links(file, organisation.code):
        ended = organisation.legal.end or organisation.operational.end or on
        yield Change(Step.ENDED, organisation.code, partner.name, partner.ref, on=ended)
    else:
        yield Change(Step.SAME, organisation.code, partner.name, partner.ref)
    if state is OdsState.CURRENT and organisation.legal.end and organisation.legal.end < on:
        yield Change(Step.CLOSED_IN_LAW, organisation.code, partner.name, partner.ref, on=organisation.legal.end)


def _not_here(
    organisation: OdsOrganisation, name: str, state: OdsState, nameless: Iterable[PartnerSeen], on: date
) -> Change:
    if state is OdsState.FORMER:
        return Change(Step.LEFT_OUT, organisation.code, name)
    namesake = next((one for one in nameless if same_name(one.name, organisation.name)), None)
    if namesake is not None:
        return Change(Step.CODE, organisation.code, namesake.name, namesake.ref)
    began = organisation.legal.start or organisation.operational.start
    return Change(Step.NEW, organisation.code, name, on=began, guess=meaning_on(organisation, max(on, began or on)))


def _renamed_on(viewer: Viewer, partner: PartnerSeen, organisation: OdsOrganisation, on: date) -> date:
    """ODS keeps no history of names: the day its record changed is the best there is, if it can be the day."""
    ends = [held.ends for held in names_of(viewer, partner.ref) if held.ends]
    held_from = max(ends) + timedelta(days=1) if ends else partner.starts
    changed = organisation.last_changed
    return changed if changed and changed <= on and (held_from is None or changed > held_from) else on


def _links(file: OdsFile, code: str) -> list[OdsSuccession]:
    return [link for link in file.all_successions() if link.earlier == code and link.legal_start]


def _followed(
    viewer: Viewer, file: OdsFile, known: Mapping[str, PartnerSeen], coming: Mapping[str, str]
) -> Iterable[Change]:
    """One change for each partner that another follows, past or still to come, in law from the day the link gives."""
    refs = {partner.ref: code for code, partner in known.items()}
    recorded = {(refs.get(link.earlier_ref), refs.get(link.later_ref)) for link in successions_visible_to(viewer)}
    groups: dict[tuple[str, date], list[str]] = {}
    for link in file.all_successions():
        if link.legal_start and link.earlier in known and (link.earlier, link.later) not in recorded:
            groups.setdefault((link.earlier, link.legal_start), []).append(link.later)
    into: dict[str, int] = {}
    for link in file.all_successions():
        into[link.later] = into.get(link.later, 0) + 1
    for (earlier, on), laters in groups.items():
        partner = known[earlier]
        here = tuple(dict.fromkeys(later for later in laters if later in coming))
        missing = tuple(dict.fromkeys(later for later in laters if later not in coming))
        if missing:
            yield Change(Step.NO_SUCCESSOR, earlier, partner.name, partner.ref, on=on, later=missing)
        if here:
            kind = _kind(here, alone=into[here[0]] == 1 and here[0] not in known)
            names = tuple(coming[later] for later in here)
            yield Change(
                Step.FOLLOWED, earlier, partner.name, partner.ref, on=on, kind=kind, later=here, later_names=names
            )


def _kind(later: tuple[str, ...], *, alone: bool) -> str:
    if len(later) > 1:
        return str(SuccessionKind.SPLIT)
    return str(SuccessionKind.REPLACED if alone else SuccessionKind.MERGER)
