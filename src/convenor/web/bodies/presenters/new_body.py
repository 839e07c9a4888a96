"""What was said about a new body, to check before it is saved."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from convenor.web.bodies.vocabulary import BodyKind, DecisionRule, Level, Tier
from convenor.web.ui.environment import day


def summary(given: Mapping[str, Any], names: Mapping[str, str], to: Callable[[int], str]) -> list[dict[str, Any]]:
    """Each answer with a way back to its step."""
    nobody = _("Nobody has said")
    said = [
        (1, _("Name"), given["name"]),
        (1, _("Kind of body"), BodyKind(given["kind"]).label),
        (2, _("Tier"), Tier(given["tier"]).label),
        (2, _("Level of work"), Level(given["level"]).label),
        (2, _("Stands below"), names.get(given["parent"], _("None: it stands at the top"))),
        (3, _("What it is for"), given["purpose"] or nobody),
        (3, _("How it decides"), DecisionRule(given["decision_rule"]).label if given["decision_rule"] else nobody),
        (3, _("How often it meets"), given["meets"] or nobody),
        (3, _("When it began"), day(given["starts"]) or nobody),
    ]
    return [
        {"key": key, "value": value, "action": {"text": _("Change"), "href": to(step)}} for step, key, value in said
    ]
