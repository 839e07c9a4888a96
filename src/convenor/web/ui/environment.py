"""The Jinja2 environment every page is rendered in."""

from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from jinja2 import ChainableUndefined, ChoiceLoader, Environment, PackageLoader


def environment(**options: Any) -> Environment:
    """Jinja2 with the NHS macros, translation, and the few names every page needs."""
    options["loader"] = ChoiceLoader([options["loader"], PackageLoader("nhsuk_frontend_jinja")])
    options["undefined"] = ChainableUndefined  # the NHS macros ask for keys that callers leave out
    env = Environment(extensions=["jinja2.ext.i18n"], **options)
    env.globals.update({"static": static, "url": reverse})
    return env
