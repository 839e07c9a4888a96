"""What bringing in a file would change, and what it could not read, in words and tables."""

from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.formats.ods import OdsProblem
from convenor.web.partners.ods.plan import NOTES, Change, Plan, Step
from convenor.web.partners.ods.wording import ODS_ERRORS
from convenor.web.partners.presenters.words import listed
from convenor.web.partners.vocabulary import PartnerKind, Sector, SuccessionKind

QUIET = (Step.SAME, Step.LEFT_OUT)


def plan_page(plan: Plan) -> dict[str, Any]:
    """The context of the page that shows a file before it is brought in."""
    return {
        "sentence": _sentence(plan),
        "acts": [[change.name, change.code, said(change)] for change in plan.acts],
        "notes": [said(change) for change in plan.changes if change.step in NOTES],
        "quiet": [[change.name, change.code, said(change)] for change in plan.changes if change.step in QUIET],
        "problems": [[problem.where, problem.field, worded(problem)] for problem in plan.problems],
        "guessed": any(change.guess and (change.guess.by_name or not change.guess.known) for change in plan.acts),
        "can_apply": bool(plan.acts) and not plan.problems,
    }


def worded(problem: OdsProblem) -> str:
    """A problem and its remedy."""
    return str(ODS_ERRORS[problem.code]) % dict(problem.params)


def said(change: Change) -> str:
    """One change in a sentence."""
    parts = {
        "name": change.name,
        "before": change.before,
        "on": date_format(change.on, "j F Y") if change.on else "",
        "later": listed(list(change.later_names)) or listed(list(change.later)),
    }
    return (_SAYS[change.step](change)) % parts


def _new(change: Change) -> str:
    guess = change.guess
    if guess is None or not guess.known:
        return _("New partner. Its role is not one we know, so it is put under Others: change that afterwards.")
    parts = {"kind": PartnerKind(guess.kind).label, "sector": Sector(guess.sector).label}
    if guess.by_name:
        return _("New partner: %(kind)s, sector %(sector)s. Judged by its name: please check.") % parts
    return _("New partner: %(kind)s, sector %(sector)s.") % parts


def _followed(change: Change) -> str:
    if change.kind == SuccessionKind.SPLIT:
        return _("Split into %(later)s, in law from %(on)s. Its last day is the day before.")
    if change.kind == SuccessionKind.REPLACED:
        return _("Replaced by %(later)s, in law from %(on)s. Its last day is the day before.")
    return _("Merged into %(later)s, in law from %(on)s. Its last day is the day before.")


_SAYS = {
    Step.NEW: _new,
    Step.CODE: lambda change: _("Already a partner under this name: it gets its code."),
    Step.RENAMED: lambda change: _("New name from %(on)s, as far as ODS tells the day; until then %(before)s."),
    Step.FOLLOWED: _followed,
    Step.ENDED: lambda change: _("No longer active, and nobody is named to follow it. Its last day: %(on)s."),
    Step.SAME: lambda change: _("No change."),
    Step.LEFT_OUT: lambda change: _("No longer there, and not a partner here: left out."),
    Step.NO_SUCCESSOR: lambda change: _(
        "%(name)s was followed by %(later)s, in law from %(on)s. Bring in the record of %(later)s too, and the merger "
        "is recorded with it."
    ),
    Step.CLOSED_IN_LAW: lambda change: _(
        "%(name)s ended in law on %(on)s, but ODS still lists it as active and names nobody to follow it. It stays as "
        "it is here; check what became of it."
    ),
}


def _sentence(plan: Plan) -> str:
    if plan.problems:
        return ngettext(
            "%(n)d thing could not be read, so nothing can be brought in yet.",
            "%(n)d things could not be read, so nothing can be brought in yet.",
            len(plan.problems),
        ) % {"n": len(plan.problems)}
    if not plan.acts:
        return _("Everything in this is here already: nothing would change.")
    return ngettext(
        "%(n)d change would be made, whole or not at all.",
        "%(n)d changes would be made, all of them or none.",
        len(plan.acts),
    ) % {"n": len(plan.acts)}
