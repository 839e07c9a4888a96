"""Who may decide, in words: a sentence for each matter, then on what it rests and what is above the limit."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from convenor.web.bodies.deciding import Answer, Power
from convenor.web.bodies.vocabulary import DelegationKind, Tier
from convenor.web.ui.environment import pounds

Link = Callable[..., str]

HEAD = (
    gettext_lazy("What is decided"),
    gettext_lazy("Body"),
    gettext_lazy("Tier"),
    gettext_lazy("How"),
    gettext_lazy("Up to"),
    gettext_lazy("From"),
    gettext_lazy("On condition that"),
    gettext_lazy("Where it is written"),
)


def answer_shown(answer: Answer, amount: int | None, to: Link) -> dict[str, Any]:
    """One matter: the sentence, the facts behind it, what happens above the limit, and who else has a say."""
    first = answer.deciders[0] if answer.deciders else None
    return {
        "function": answer.function,
        "sentence": _sentence(answer, amount),
        "facts": _facts(first, to) if first else [],
        "above": _above(answer) if first else "",
        "others": [_other(power) for power in answer.deciders[1:]]
        + [_too_low(power) for power in answer.too_low if power != answer.goes_to],
        "recommends": [_recommends(power) for power in answer.recommends],
        "nobody": first is None and answer.goes_to is None and not answer.recommends,
    }


def limit_said(power: Power) -> str:
    """Up to what, as a cell of a table."""
    if power.kind == DelegationKind.RECOMMENDS:
        return ""
    if power.limit is None:
        return _("no limit written down")
    if not power.own_limit:
        return _("%(pounds)s (its general limit)") % {"pounds": pounds(power.limit)}
    return pounds(power.limit)


def row(power: Power, to: Link | None = None) -> list[Any]:
    """One power as a row of the table (with links) or of the file (without)."""
    name: Any = {"text": power.body_name, "href": to("bodies:body", ref=power.body)} if to else power.body_name
    tier = str(Tier(power.tier).label) if power.tier else ""
    how = str(DelegationKind(power.kind).label)
    return [power.function, name, tier, how, limit_said(power), power.from_name, power.conditions, power.source]


def _sentence(answer: Answer, amount: int | None) -> str:
    if answer.deciders:
        return _decides(answer.deciders[0])
    if answer.goes_to is not None and answer.goes_up is not None:
        return _goes_further(answer.goes_to, answer.goes_up)
    if answer.goes_to is not None:
        return _("%(giver)s must decide this: %(body)s, to which it gave it, may decide only up to %(limit)s.") % {
            "giver": answer.goes_to.from_name,
            "body": answer.goes_to.body_name,
            "limit": pounds(answer.goes_to.limit),
        }
    if answer.too_low:
        highest = answer.too_low[-1]
        return _(
            "Nobody in the register may decide as much as %(amount)s. The highest limit is that of %(body)s: %(limit)s."
        ) % {
            "amount": pounds(amount),
            "body": highest.body_name,
            "limit": pounds(highest.limit),
        }
    giver = next((power.from_name for power in answer.recommends if power.from_name), "")
    if giver:
        return _("%(giver)s decides this.") % {"giver": giver}
    return _("It is not written down who decides this; %(body)s only recommends.") % {
        "body": answer.recommends[0].body_name
    }


def _goes_further(power: Power, above: str) -> str:
    facts = {
        "giver": power.from_name,
        "body": power.body_name,
        "limit": pounds(power.limit),
        "own": pounds(power.up[0][1]),
        "above": above,
    }
    if above:
        return (
            _(
                "This must go up to %(above)s: %(body)s may decide up to %(limit)s, and %(giver)s, which gave it that, "
                "may itself commit only up to %(own)s."
            )
            % facts
        )
    return (
        _(
            "Nobody in the register may decide this: %(body)s may up to %(limit)s, and %(giver)s, which gave it that, "
            "may itself commit only up to %(own)s."
        )
        % facts
    )


def _decides(power: Power) -> str:
    facts = {"body": power.body_name, "giver": power.from_name, "limit": pounds(power.limit)}
    if power.limit is None:
        if power.from_name:
            return _("%(body)s may decide this, by delegation from %(giver)s.") % facts
        return _("%(body)s decides this.") % facts
    if power.from_name:
        return _("%(body)s may decide this up to %(limit)s, by delegation from %(giver)s.") % facts
    return _("%(body)s decides this, up to %(limit)s.") % facts


def _facts(power: Power, to: Link) -> list[dict[str, Any]]:
    nobody = _("It decides itself") if power.kind == DelegationKind.RESERVED else _("Nobody has said")
    return [
        {"key": _("Who decides"), "value": power.body_name, "href": to("bodies:body", ref=power.body)},
        {"key": _("On whose delegation"), "value": power.from_name or nobody},
        {"key": _("Up to"), "value": limit_said(power)},
        {"key": _("On condition that"), "value": power.conditions or _("No condition is written down")},
        {"key": _("Where it is written"), "value": power.source or _("Nobody has said")},
    ]


def _above(answer: Answer) -> str:
    first = answer.deciders[0]
    if first.limit is None:
        return ""
    higher = next((power for power in answer.deciders[1:] if power.limit is None or power.limit > first.limit), None)
    next_up = higher.body_name if higher else first.from_name
    if not next_up:
        return _("Above %(limit)s nobody in the register may decide it.") % {"limit": pounds(first.limit)}
    return _("Above %(limit)s it must go up to %(body)s.") % {"limit": pounds(first.limit), "body": next_up}


def _other(power: Power) -> str:
    return _("%(body)s may decide it too (%(limit)s).") % {"body": power.body_name, "limit": limit_said(power)}


def _too_low(power: Power) -> str:
    return _("%(body)s may not: its limit is %(limit)s.") % {"body": power.body_name, "limit": pounds(power.limit)}


def _recommends(power: Power) -> str:
    return _("%(body)s recommends on it.") % {"body": power.body_name}
