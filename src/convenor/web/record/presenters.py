"""What has changed, in words: by matter, the latest first, each linked to where one can read on."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from convenor.methods.changes import Change
from convenor.web.record.evidence import Changed
from convenor.web.ui.environment import day

Link = Callable[..., str]
MOST = 100  # rows of one group on a page; the file holds all
GROUPS: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (gettext_lazy("Bodies"), ("body",)),
    (gettext_lazy("Who sits where"), ("seat", "term")),
    (gettext_lazy("What bodies may decide"), ("power",)),
    (gettext_lazy("Matters to decide"), ("topic",)),
    (gettext_lazy("Proposals from what people said"), ("proposal",)),
    (gettext_lazy("Partners"), ("partner",)),
    (gettext_lazy("Communities"), ("community",)),
)
SAYS: Mapping[tuple[str, str], Any] = {
    ("body", "began"): gettext_lazy("%(name)s was set up."),
    ("body", "ended"): gettext_lazy("%(name)s ended."),
    ("body", "renamed"): gettext_lazy("%(other)s is now called %(name)s."),
    ("body", "replaced"): gettext_lazy("%(name)s was followed by %(other)s."),
    ("seat", "began"): gettext_lazy("New seat on %(body)s: %(name)s."),
    ("seat", "ended"): gettext_lazy("A seat on %(body)s ended: %(name)s."),
    ("term", "began"): gettext_lazy("%(name)s took a seat on %(body)s: %(seat)s."),
    ("term", "ended"): gettext_lazy("%(name)s left a seat on %(body)s: %(seat)s."),
    ("power", "began"): gettext_lazy("%(body)s was given this: %(name)s."),
    ("power", "ended"): gettext_lazy("%(body)s gave this up: %(name)s."),
    ("topic", "narrowed"): gettext_lazy("Some options were set aside at %(body)s: %(name)s."),
    ("topic", "decided"): gettext_lazy("Decided by %(body)s: %(name)s."),
    ("topic", "went_on"): gettext_lazy(
        "%(name)s: marked before these were told, who have no seat: %(seat)s. The reason given: “%(other)s”"
    ),
    ("proposal", "put"): gettext_lazy("Put forward: %(name)s."),
    ("proposal", "agreed"): gettext_lazy("%(body)s agreed to: %(name)s. The reason given: “%(other)s”"),
    ("proposal", "changed"): gettext_lazy("%(body)s agreed, with changes, to: %(name)s. The reason given: “%(other)s”"),
    ("proposal", "declined"): gettext_lazy("%(body)s did not agree to: %(name)s. The reason given: “%(other)s”"),
    ("proposal", "withdrawn"): gettext_lazy("Withdrawn: %(name)s. The reason given: “%(other)s”"),
    ("partner", "began"): gettext_lazy("%(name)s joined."),
    ("partner", "ended"): gettext_lazy("%(name)s is no longer a partner."),
    ("partner", "renamed"): gettext_lazy("%(other)s is now called %(name)s."),
    ("partner", "merger"): gettext_lazy("%(name)s merged into %(other)s."),
    ("partner", "split"): gettext_lazy("%(name)s split; part of it is now %(other)s."),
    ("partner", "replaced"): gettext_lazy("%(name)s was replaced by %(other)s."),
    ("community", "began"): gettext_lazy("%(name)s is now named as a community affected."),
    ("community", "ended"): gettext_lazy("%(name)s is no longer named as a community affected."),
}


def changes_page(changed: Changed, *, link: Link) -> dict[str, Any]:
    """The answer in a sentence, then each group as a table."""
    latest_first = list(reversed(changed.found))
    groups = []
    for title, kinds in GROUPS:
        rows = [change for change in latest_first if change.kind in kinds]
        if rows:
            shown = [[day(one.on), {"text": in_words(one, changed), "href": where(one, changed, link)}] for one in rows]
            groups.append({"title": title, "rows": shown[:MOST], "more": max(len(rows) - MOST, 0)})
    return {"sentence": _sentence(changed), "counts": _counts(changed.found), "groups": groups}


def in_words(change: Change, changed: Changed) -> str:
    """One change as a sentence."""
    body, seat = _place(change, changed)
    words = {"name": change.name, "other": change.other, "body": body, "seat": seat}
    says = SAYS.get((change.kind, change.what))
    return str(says) % words if says is not None else change.name


def where(change: Change, changed: Changed, link: Link) -> str:
    """Where one can read on about it."""
    if change.kind in ("partner", "community"):
        return link(f"insight:{change.kind}", ref=change.ref)
    if change.kind in ("seat", "term"):
        seat = change.ref if change.kind == "seat" else change.of
        body = changed.body_of_seat.get(seat, change.of)
        return link("bodies:seat", body=body, ref=seat)
    if change.kind == "topic":
        return link("bodies:topic", ref=change.ref)
    if change.kind == "proposal":
        return link("conversations:proposal", ref=change.ref)
    return link("bodies:body", ref=change.of if change.kind == "power" else change.ref)


def file_rows(changed: Changed) -> Iterator[list[str]]:
    """The same for a file: heading first, oldest first, all of them."""
    yield [_("Day"), _("What"), _("Change"), _("Reference"), _("In words")]
    for change in changed.found:
        yield [change.on.isoformat(), change.kind, change.what, change.ref, in_words(change, changed)]


def _place(change: Change, changed: Changed) -> tuple[str, str]:
    """The body, and the seat, that a change happened on; empty where it has none."""
    if change.what == "went_on":
        return "", change.of
    if change.kind in ("power", "topic", "proposal"):
        return changed.name("body", change.of), ""
    if change.kind == "seat":
        return changed.name("body", change.of), change.name
    if change.kind == "term":
        return changed.name("body", changed.body_of_seat.get(change.of, "")), changed.name("seat", change.of)
    return "", ""


def _sentence(changed: Changed) -> str:
    words = {"since": day(changed.since), "count": len(changed.found)}
    if not changed.found:
        return _("Nothing has changed in the register since %(since)s.") % words
    return (
        ngettext("%(count)s change since %(since)s.", "%(count)s changes since %(since)s.", len(changed.found)) % words
    )


def _counts(found: Iterable[Change]) -> list[str]:
    """The few figures people ask for first."""
    tally: dict[tuple[str, str], int] = {}
    for change in found:
        tally[change.kind, change.what] = tally.get((change.kind, change.what), 0) + 1
    joined, left = tally.get(("partner", "began"), 0), tally.get(("partner", "ended"), 0)
    began, ended = tally.get(("body", "began"), 0), tally.get(("body", "ended"), 0)
    took, gone = tally.get(("term", "began"), 0), tally.get(("term", "ended"), 0)
    said = [
        ngettext("%(count)s body set up", "%(count)s bodies set up", began) % {"count": began} if began else "",
        ngettext("%(count)s body ended", "%(count)s bodies ended", ended) % {"count": ended} if ended else "",
        ngettext("%(count)s seat taken", "%(count)s seats taken", took) % {"count": took} if took else "",
        ngettext("%(count)s seat left", "%(count)s seats left", gone) % {"count": gone} if gone else "",
        ngettext("%(count)s partner joined", "%(count)s partners joined", joined) % {"count": joined} if joined else "",
        ngettext("%(count)s partner left", "%(count)s partners left", left) % {"count": left} if left else "",
    ]
    return [one for one in said if one]
