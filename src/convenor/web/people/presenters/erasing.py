"""An erasure in words: what goes and what stays, before and after."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from convenor.web.people.selectors import ErasurePlan
from convenor.web.ui.pages import link

KEEPS = _lazy("The name stays beside the public seats held: who held them, and when, is public record.")
LOSES = _lazy("The name goes too. Where a trace stays, it will say “A former member”.")


def erase(request: HttpRequest, plan: ErasurePlan, form: forms.Form) -> dict[str, Any]:
    """The summary to check."""
    return {
        **_lists(plan),
        "title": _("Erase %(name)s?") % {"name": plan.name},
        "sentence": KEEPS if plan.keeps_name else LOSES,
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


def my_erasure(request: HttpRequest, plan: ErasurePlan) -> dict[str, Any]:
    """The same summary, for the person themselves."""
    return {
        **_lists(plan),
        "sentence": KEEPS if plan.keeps_name else LOSES,
        "back_href": link(request, "people:my_details"),
    }


def _lists(plan: ErasurePlan) -> dict[str, Any]:
    return {
        "goes": [[str(one.what), one.count] for one in plan.goes],
        "stays": [[str(one.what), one.count, str(one.why)] for one in plan.stays],
    }
