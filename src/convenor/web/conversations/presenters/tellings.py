"""Versions of the background beside it."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.web.conversations.left_out import left_out
from convenor.web.conversations.presenters.one import paragraphs, told
from convenor.web.conversations.presenters.preparing import advice_on, omitted
from convenor.web.ui.pages import link


def listed(request: HttpRequest, row: Any, rows: Sequence[Any], *, may_write: bool) -> dict[str, Any]:
    """Every version that stands with what it leaves out, and those it took the place of."""
    standing = [one for one in rows if not one.replaced]
    return {
        "conversation": row,
        "sentence": _sentence(len(standing)),
        "background": paragraphs(row.background),
        "risks": paragraphs(row.risks),
        "versions": [_version(request, row, one, may_write=may_write) for one in standing],
        "former": [told(one) for one in rows if one.replaced],
        "may_write": may_write and bool(row.background.strip()),
    }


def _version(request: HttpRequest, row: Any, one: Any, *, may_write: bool) -> dict[str, Any]:
    edit = link(request, "conversations:telling_edit", ref=row.ref, telling=one.ref) if may_write else ""
    return {
        **told(one),
        "omitted": omitted(left_out(row.background, one.text)),
        "advice": advice_on(one.text) if may_write else [],
        "edit": {"text": _("Change this version"), "href": edit} if edit else None,
    }


def _sentence(count: int) -> str:
    if not count:
        return _("The background is told in one way, the same to everybody.")
    return ngettext(
        "The background is told in one other way. Both can be read below, one beside the other.",
        "The background is told in %(count)s other ways, each beside the one as it was written.",
        count,
    ) % {"count": count}
