"""What this room holds about a person: answers they gave to advice, and actions they own.

What was answered, and what came of it, stays; who it was goes.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from convenor.web.insight.models import AdviceAction, AdviceResponse
from convenor.web.people.erasure import Held

COVERS = ("insight.AdviceResponse.given_by", "insight.AdviceAction.owner")


def plan(person_id: int) -> Iterable[Held]:
    """What would go."""
    return [
        Held(_("Their name beside answers they gave to advice"), _answers(person_id).count()),
        Held(_("Their name beside actions they own"), _actions(person_id).count()),
    ]


def erase(person_id: int) -> None:
    """Take the person from both; the answers and actions stay without a name."""
    revision = F("revision") + 1
    _answers(person_id).update(given_by=None, revision=revision)
    _actions(person_id).update(owner=None, revision=revision)


def copy(person_id: int) -> Mapping[str, list[Mapping[str, Any]]]:
    """All of it, for the person to take away."""
    return {
        "answers_to_advice": [
            {
                "body": row.body.name,
                "rule": row.rule,
                "answer": row.answer,
                "reason": row.reason,
                "on": row.given_on.isoformat(),
            }
            for row in _answers(person_id).select_related("body")
        ],
        "actions": [
            {"body": row.body.name, "what": row.what, "due": row.due.isoformat(), "state": row.state}
            for row in _actions(person_id).select_related("body")
        ],
    }


def _answers(person_id: int) -> Any:
    return AdviceResponse.objects.filter(given_by=person_id)


def _actions(person_id: int) -> Any:
    return AdviceAction.objects.filter(owner=person_id)
