"""An erasure in words: what goes and what stays, before and after."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _

from convenor.web.people.selectors import ErasurePlan
from convenor.web.ui.pages import link


def erase(request: HttpRequest, plan: ErasurePlan, form: forms.Form) -> dict[str, Any]:
    """The summary to check."""
    keeps = _("The name stays beside the public seats they held: who held them, and when, is public record.")
    loses = _("The name goes too. Where a trace of them stays, it will say “A former member”.")
    return {
        **_lists(plan),
        "title": _("Erase %(name)s?") % {"name": plan.name},
        "sentence": keeps if plan.keeps_name else loses,
        "form": form,
        "back_href": link(request, "people:person_edit", ref=plan.ref),
    }


def erased(request: HttpRequest, plan: ErasurePlan, *, just_now: bool = False) -> dict[str, Any]:
    """What was done. Asked for again later, only what stays is left to say."""
    done = _("%(name)s is erased.") % {"name": plan.name}
    return {
        **_lists(plan),
        "title": done if just_now else _("This person was erased before"),
        "just_now": just_now,
        "people_href": link(request, "people:people"),
    }


def _lists(plan: ErasurePlan) -> dict[str, Any]:
    return {
        "goes": [[str(one.what), one.count] for one in plan.goes],
        "stays": [[str(one.what), one.count, str(one.why)] for one in plan.stays],
    }
