"""Seats by sector against what was agreed, the three pairs, and the points of view with and without a seat."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.findings import Finding
from convenor.theory.institutional_design.shares import Against, SectorShare
from convenor.web.insight.wording import words


def share_bars(shares: Finding) -> list[dict[str, Any]]:
    """One bar for each sector, with a mark where a share was agreed."""
    return [
        {
            "label": words.sector(share.sector),
            "share": round(share.percent, 1),
            "mark": share.agreed,
            "says": share_says(share, shares.n),
        }
        for share in shares.details
    ]


def share_says(share: SectorShare, total: int) -> str:
    """One sector in words: its seats, their share, and how that lies to what was agreed, in whole seats."""
    facts = {"count": share.held, "share": words.in_100(share.held / total if total else None)}
    said = ngettext("%(count)s seat (%(share)s)", "%(count)s seats (%(share)s)", share.held) % facts
    if share.standing is Against.NO_NORM:
        return said
    return _("%(said)s, agreed %(agreed)s: %(lies)s") % {
        "said": said,
        "agreed": f"{share.agreed:g}",
        "lies": _lies(share),
    }


def _lies(share: SectorShare) -> str:
    count = abs(share.whole_seats)
    if share.standing is Against.FEWER:
        return _("%(count)s short") % {"count": count}
    if share.standing is Against.MORE:
        return _("%(count)s over") % {"count": count}
    return _("as near as whole seats allow")


def worst_short(shares: Finding) -> str:
    """The sector that most seats are owed to, in one sentence; empty when none is short."""
    short = [share for share in shares.details if share.standing is Against.FEWER]
    if not short:
        return ""
    worst = min(short, key=lambda share: (share.whole_seats, share.sector))
    return _("%(sector)s hold %(share)s seats; %(agreed)s in 100 were agreed.") % {
        "sector": words.sector(worst.sector),
        "share": words.in_100(worst.held / shares.n),
        "agreed": f"{worst.agreed:g}",
    }


def pair_rows(pairs: Sequence[Finding]) -> list[list[Any]]:
    """Each pair as a row: the two sides, and what each holds."""
    return [
        [words.PAIRS[pair.settings["pair"]], *(_side(side) for side in pair.details), pair_says(pair)] for pair in pairs
    ]


def pair_says(pair: Finding) -> str:
    """How the two sides compare, in words."""
    if pair.value is None:
        return _("neither sits here")
    one, other = sorted(pair.details, key=lambda side: side.seats)
    if not one.seats:
        return _("%(side)s: no seat at all") % {"side": words.SIDES[one.code]}
    if one.seats == other.seats:
        return _("as many seats each")
    return _("%(side)s: %(share)s of the seats the two hold") % {
        "side": words.SIDES[one.code],
        "share": words.in_100(pair.value),
    }


def view_rows(accountability: Finding, views: Finding) -> list[list[Any]]:
    """Points of view and how many seats bring each."""
    answers = [
        [_("Answers to %(whom)s") % {"whom": words.ANSWERS_TO[one.code]}, one.count] for one in accountability.details
    ]
    return [
        *answers,
        *([_("View of health: %(view)s") % {"view": words.VIEWS[one.code]}, one.count] for one in views.details),
    ]


def absent_views(accountability: Finding, views: Finding) -> str:
    """Which points of view have no seat here, in one or two sentences."""
    said = []
    absent = [one.code for one in accountability.details if not one.count]
    if accountability.value is None:
        said.append(_("Nobody has said yet whom the organisations here answer to."))
    elif absent:
        whom = words.listing((words.ANSWERS_TO[code] for code in absent), most=5)
        said.append(_("Nobody with a seat here answers to %(whom)s.") % {"whom": whom})
    else:
        said.append(_("Every way of being answerable has a seat here."))
    if views.value is None:
        said.append(_("What they mean by health is not known yet."))
    elif views.value == 0:
        said.append(_("A social view of health has no seat here."))
    else:
        facts = {"share": words.in_100(views.value), "count": views.n}
        said.append(
            _("A social view of health is brought by %(share)s of the %(count)s seats we know this of.") % facts
        )
    return " ".join(said)


def people_say(clinical: Finding, front_line: Finding) -> str:
    """How many of those who sit here are clinicians, and still work with patients; for the partnership's own people."""
    said = []
    if clinical.known:
        facts = {"share": words.in_100(clinical.value), "count": clinical.n}
        said.append(_("Clinicians are %(share)s of the %(count)s people here whose profession we know.") % facts)
    if front_line.known:
        facts = {"share": words.in_100(front_line.value), "count": front_line.n}
        said.append(
            _("Still at work with patients or service users: %(share)s of the %(count)s we know this of.") % facts
        )
    return " ".join(said)


def _side(side: Any) -> str:
    says = ngettext("%(side)s: %(seats)s seat", "%(side)s: %(seats)s seats", side.seats)
    votes = ngettext("%(votes)s vote", "%(votes)s votes", side.votes) % {"votes": side.votes}
    leads = ngettext("leads %(count)s body", "leads %(count)s bodies", side.leads) % {"count": side.leads}
    said = says % {"side": words.SIDES[side.code], "seats": side.seats}
    return ", ".join([said, votes, leads] if side.leads else [said, votes])
