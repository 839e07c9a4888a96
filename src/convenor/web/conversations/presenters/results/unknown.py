"""What is not known, said as plainly as what is: who is not heard, what is held back and why, the silent ones."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.web.conversations.presenters.groups import axis_labels
from convenor.web.conversations.presenters.results import words
from convenor.web.conversations.presenters.results.answers import on_side
from convenor.web.conversations.selectors.releases import ReleaseSeen
from convenor.web.conversations.vocabulary import AT_LEAST, Audience, Axis, State, Visibility

MUCH_LESS = 0.75  # of the share of all who took part


def unknown(row: Any, release: ReleaseSeen) -> list[str]:
    """One sentence each."""
    return [one for one in _said(row, release) if one]


def _said(row: Any, release: ReleaseSeen) -> Iterator[str]:
    yield _not_heard(release)
    yield less_heard(row, release)
    yield _silent(row, release)
    yield _whatever_they_think(release)
    yield _front_line(release)
    yield _untold(release)
    yield _held_back(release)
    if row.axes_left_out:
        yield _("Nothing is shown by %(lines)s: one of the parts had fewer than %(least)s people.") % {
            "lines": axis_labels(row.axes_left_out),
            "least": AT_LEAST,
        }
    if release.content.few_organisations:
        yield _(
            "One organisation was to have one voice. So few organisations took part that shares of voices would tell "
            "what single ones said, so every person counts as one here."
        )
    if not (row.axes or row.own_groups):
        yield _("Who the people are was not asked, so no line between known parts of them was looked for.")
    if row.audience == Audience.EVERYONE:
        yield _("Whoever had the link could take part. Those who did are no sample of those who did not.")


def _not_heard(release: ReleaseSeen) -> str:
    names = [words.name_of((one.axis, one.community)) for one in release.content.heard if one.took is None]
    if not names:
        return ""
    return _("Of each of these fewer than %(least)s took part, so nothing is shown for them: %(names)s.") % {
        "least": AT_LEAST,
        "names": words.in_a_sentence(names),
    }


def less_heard(row: Any, release: ReleaseSeen) -> str:
    """Who took part much less than all did, of those asked, and what to do: worked out of figures shown already."""
    whole = row.entitled or row.invited
    took = row.took_part if row.took_part is not None else release.content.published.people
    few = [
        _("%(name)s (about %(took)s of %(asked)s)")
        % {"name": words.name_of((one.axis, one.community)), "took": one.took, "asked": one.asked}
        for one in release.content.heard
        if whole and one.asked and one.took is not None and one.took * whole < MUCH_LESS * took * one.asked
    ]
    if not few:
        return ""
    return _(
        "Less heard than the others, against how many were asked: %(names)s. Ask them in another way, for example in a "
        "listening session, before anything is decided."
    ) % {"names": words.in_a_sentence(few)}


def _silent(row: Any, release: ReleaseSeen) -> str:
    whole = row.entitled or row.invited
    took = row.took_part if row.took_part is not None else release.content.published.people
    if not whole:
        return _("How many could have taken part is not known, so neither is what the silent ones think.")
    if took >= whole:
        return ""
    return _("About %(count)s who could take part have said nothing: we do not know what they think.") % {
        "count": whole - took
    }


def _whatever_they_think(release: ReleaseSeen) -> str:
    found = on_side(release, "agree")
    settled = 0
    for one in found:
        split = release.by_ref[str(one.statement)].everybody
        settled += split is not None and (split.sure_low or 0) > 50
    if not settled:
        return ""
    return ngettext(
        "Even if all the silent ones disagreed, one statement that most or nearly all agree with would still have most "
        "people behind it.",
        "Even if all the silent ones disagreed, %(count)s of the statements that most or nearly all agree with would "
        "still have most people behind them.",
        settled,
    ) % {"count": settled}


def _front_line(release: ReleaseSeen) -> str:
    """Whether people who still work with patients are among those known to have taken part."""
    known = [one for one in release.content.heard if one.axis == Axis.FRONT_LINE]
    there = next((one for one in known if one.community == "yes"), None)
    if not known:
        return ""
    if there is None or there.took is None:
        return _(
            "Among those known, fewer than %(least)s people who still work with patients or service users took part."
        ) % {"least": AT_LEAST}
    return _("Among those known, about %(count)s people who still work with patients or service users took part.") % {
        "count": there.took
    }


def _untold(release: ReleaseSeen) -> str:
    few = sum(one.everybody is None for one in release.statements if not one.meta)
    if not few:
        return ""
    return ngettext(
        "Of one statement nothing is shown yet: too few people voted on it, or it would tell what a few said.",
        "Of %(count)s statements nothing is shown yet: too few people voted on them, or it would tell what a few said.",
        few,
    ) % {"count": few}


def _held_back(release: ReleaseSeen) -> str:
    kept = sum(
        why == "would_tell"
        for one in release.statements
        if one.standing is not None
        for part, why in one.standing.withheld.items()
    )
    carried = ""
    if release.content.carried:
        carried = " " + _("Where newer figures would tell what a few people said in between, older ones stand.")
    if not kept:
        return carried.strip()
    return (
        ngettext(
            "One figure of a part is held back, so that nobody’s own vote can be worked out.",
            "%(count)s figures of parts are held back, so that nobody’s own vote can be worked out.",
            kept,
        )
        % {"count": kept}
        + carried
    )


def heard_rows(release: ReleaseSeen) -> list[list[str]]:
    """Who took part, of the parts known beforehand."""
    return [
        [
            words.name_of((one.axis, one.community)),
            words.line_of(one.axis),
            _("fewer than %(least)s") % {"least": AT_LEAST}
            if one.took is None
            else _("about %(count)s") % {"count": one.took},
            "" if one.asked is None else str(one.asked),
        ]
        for one in release.content.heard
    ]


def no_release(row: Any, on: date) -> str:
    """Why there is nothing to read, in a sentence; never a blank."""
    if row.state == State.DRAFT:
        return _("This conversation is being prepared. Nobody has been asked yet.")
    if row.state == State.CANCELLED:
        return _("This conversation was called off. Every vote was deleted, and nothing of them is shown.")
    if row.state == State.CLOSED and (row.took_part or 0) < AT_LEAST:
        return _(
            "Fewer than %(least)s people took part. So few votes could point to people: nothing is shown, and they "
            "were deleted."
        ) % {"least": AT_LEAST}
    if row.state == State.CLOSED:
        return _("It is closed, and what came out is being worked out. Look again in a minute.")
    if row.visibility == Visibility.SEALED:
        return _("What came out is sealed until it is closed: nobody can see any vote before, whatever their rights.")
    return _(
        "Nothing can be shown yet: it will be once at least %(least)s people have said enough that nobody’s own vote "
        "can be worked out."
    ) % {"least": AT_LEAST}
