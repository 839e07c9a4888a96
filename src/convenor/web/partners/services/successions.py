"""Writes about one partner following another: a merger, a split, a replacement, each with the day it holds in law."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db import transaction

from convenor.web.kernel import audit
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.viewer import Viewer
from convenor.web.partners.lineage import reaches
from convenor.web.partners.models import Partner, Succession
from convenor.web.partners.services.checks import may_keep, one_of, own, said
from convenor.web.partners.services.partners import end_partner
from convenor.web.partners.vocabulary import SuccessionKind


@transaction.atomic
def follow_on(*, by: Viewer, kind: str, earlier: Sequence[str], later: Sequence[str], on: date) -> list[Succession]:
    """Record that `later` took the place of `earlier`, in law from `on`; the earlier end the day before.

    Seats, posts and voices of the earlier partners stay theirs: who holds them afterwards is for people to decide.
    Nothing is recorded unless all of it can be.
    """
    may_keep(by, "partner.follow_on")
    one_of("kind", kind, SuccessionKind.values)
    _counts(kind, earlier, later)
    links = _links(by)
    made: list[Succession] = []
    after = {ref: own(Partner, by, ref, "partner") for ref in dict.fromkeys(later)}
    for ref in dict.fromkeys(earlier):
        before = own(Partner, by, ref, "partner")
        for successor in after.values():
            made.append(_link(before, successor, kind=kind, on=on, links=links))
            links.append((before.ref, successor.ref))
        _end(by, before, on)
    audit.record_all(
        by=by,
        acts=[
            audit.Act(
                "partner.follow_on", one.earlier.ref, {"later": one.later.ref, "kind": kind, "on": on.isoformat()}
            )
            for one in made
        ],
    )
    return made


def merge_partners(*, by: Viewer, earlier: Sequence[str], later: str, on: date) -> list[Succession]:
    """One or more partners become part of another."""
    return follow_on(by=by, kind=SuccessionKind.MERGER, earlier=earlier, later=[later], on=on)


def split_partner(*, by: Viewer, earlier: str, later: Sequence[str], on: date) -> list[Succession]:
    """One partner becomes several."""
    return follow_on(by=by, kind=SuccessionKind.SPLIT, earlier=[earlier], later=later, on=on)


def replace_partner(*, by: Viewer, earlier: str, later: str, on: date) -> list[Succession]:
    """One partner takes another's place."""
    return follow_on(by=by, kind=SuccessionKind.REPLACED, earlier=[earlier], later=[later], on=on)


@transaction.atomic
def take_back_succession(*, by: Viewer, ref: str) -> None:
    """Take back what was recorded by mistake; the earlier partner goes on if it had ended by this alone."""
    may_keep(by, "partner.take_back_succession")
    link = own(Succession, by, ref, "succession")
    earlier, ended = link.earlier, link.on - timedelta(days=1)
    link.delete()
    others = Succession.objects.filter(earlier=earlier).exists()
    if not others and earlier.ends == ended:
        Partner.objects.filter(pk=earlier.pk).update(ends=None, revision=earlier.revision + 1)
    audit.record(by=by, verb="partner.take_back_succession", subject=earlier.ref, later=link.later.ref)


def _counts(kind: str, earlier: Sequence[str], later: Sequence[str]) -> None:
    """A merger comes into one, a split goes out of one, a replacement is one for one."""
    if not earlier:
        raise Invalid("succession_no_earlier", field="earlier")
    if not later:
        raise Invalid("succession_no_later", field="later")
    if kind != SuccessionKind.SPLIT and len(set(later)) > 1:
        raise Invalid("succession_one_later", field="later")
    if kind != SuccessionKind.MERGER and len(set(earlier)) > 1:
        raise Invalid("succession_one_earlier", field="earlier")
    if kind == SuccessionKind.SPLIT and len(set(later)) < 2:
        raise Invalid("succession_split_needs_two", field="later")


def _links(by: Viewer) -> list[tuple[str, str]]:
    rows = Succession.objects.filter(partnership_id=by.partnership_id)
    return list(rows.values_list("earlier__ref", "later__ref"))


def _link(before: Partner, successor: Partner, *, kind: str, on: date, links: Sequence[tuple[str, str]]) -> Succession:
    if before.pk == successor.pk:
        raise Invalid("succession_to_itself", field="later", name=before.name)
    if (before.ref, successor.ref) in links:
        raise Invalid("succession_known", field="later", earlier=before.name, later=successor.name)
    if reaches(links, successor.ref, before.ref):
        raise Invalid("succession_circle", field="later", earlier=before.name, later=successor.name)
    if before.starts is not None and on <= before.starts:
        raise Invalid("succession_too_early", field="on", name=before.name, since=said(before.starts))
    if successor.ends is not None and successor.ends < on:
        raise Invalid("succession_later_gone", field="later", name=successor.name, until=said(successor.ends))
    made = Succession(partnership_id=before.partnership_id, earlier=before, later=successor, kind=kind, on=on)
    made.save(force_insert=True)
    return made


def _end(by: Viewer, before: Partner, on: date) -> None:
    last = on - timedelta(days=1)
    if before.ends is None or before.ends > last:
        end_partner(by=by, ref=before.ref, revision=before.revision, on=last)
