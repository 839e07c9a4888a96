"""The Jinja2 environment every page is rendered in."""

from datetime import date, datetime
from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from jinja2 import ChainableUndefined, ChoiceLoader, Environment, PackageLoader, pass_context
from jinja2.runtime import Context

from convenor.web.ui.browsers import browser_in_words
from convenor.web.ui.pages import link


def environment(**options: Any) -> Environment:
    """Jinja2 with the NHS macros, translation, and the few names every page needs."""
    options["loader"] = ChoiceLoader([options["loader"], PackageLoader("nhsuk_frontend_jinja")])
    options["undefined"] = ChainableUndefined  # the NHS macros ask for keys that callers leave out
    options.setdefault("trim_blocks", True)
    options.setdefault("lstrip_blocks", True)
    env = Environment(extensions=["jinja2.ext.i18n"], autoescape=options.pop("autoescape", True), **options)
    env.install_gettext_callables(  # type: ignore[attr-defined]
        gettext=translation.gettext,
        ngettext=translation.ngettext,
        pgettext=translation.pgettext,
        npgettext=translation.npgettext,
        newstyle=True,
    )
    env.globals.update({"static": static, "url": reverse, "link": _link})
    env.filters.update({"day": day, "moment": moment, "pounds": pounds, "count": count, "browser": browser_in_words})
    return env


@pass_context
def _link(context: Context, name: str, **parts: Any) -> str:
    return link(context["request"], name, **parts)


def day(value: date | None) -> str:
    """A day as people say it: 8 December 2026."""
    return date_format(value, "j F Y") if value else ""


def moment(value: datetime | None) -> str:
    """A moment as people say it, in London: 8 December 2026 at 14:05."""
    if value is None:
        return ""
    local = timezone.localtime(value)
    return translation.gettext("%(day)s at %(time)s") % {
        "day": date_format(local, "j F Y"),
        "time": date_format(local, "H:i"),
    }


def pounds(value: int | None) -> str:
    """Pounds with separators: £1,250,000."""
    return f"£{value:,}" if value is not None else ""


def count(value: int | None) -> str:
    """A whole number with separators: 12,500."""
    return f"{value:,}" if value is not None else ""
