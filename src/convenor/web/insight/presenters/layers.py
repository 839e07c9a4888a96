"""How many layers there are, hierarchies that the tree does not show, and who sits on several levels."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.findings import Finding
from convenor.theory.facilitative_leadership.spanners import Spanner, bridging, spanners
from convenor.theory.institutional_design.hidden_hierarchy import Hidden, Pattern, hidden_hierarchies
from convenor.theory.institutional_design.hierarchy import Layer, layers
from convenor.theory.institutional_design.perspectives import ACCOUNTABILITY, clinical_share, front_line_link
from convenor.theory.institutional_design.remedies import hierarchy_advice
from convenor.theory.institutional_design.vantage import Vantage, by_tier
from convenor.web.bodies.vocabulary import Tier
from convenor.web.insight.presenters import tree
from convenor.web.insight.presenters.names import Names
from convenor.web.insight.presenters.suggestions import suggestions
from convenor.web.insight.presenters.workings import workings
from convenor.web.insight.selectors import Register
from convenor.web.insight.wording import words
from convenor.web.insight.wording.rules import why

BOUNDARIES = {
    "bodies": lambda spanner, names: (
        ngettext("%(count)s body", "%(count)s bodies", len(spanner.bodies)) % {"count": len(spanner.bodies)}
    ),
    "tiers": lambda spanner, names: words.listing(words.tier(tier) for tier in spanner.tiers),
    "sectors": lambda spanner, names: words.listing(words.sector(sector) for sector in spanner.sectors),
    "professions": lambda spanner, names: words.listing(words.profession(one) for one in spanner.professions),
}


def layers_page(request: HttpRequest, register: Register) -> dict[str, Any]:
    """The tree and what it does not show; people's professions for the partnership's own people only."""
    names = Names(request, register)
    depth = layers(register.bodies, register.delegations)
    hidden = hidden_hierarchies(register.bodies, register.seats, register.delegations)
    vantage = by_tier(register.bodies, register.seats, register.partners)
    return {
        "on": register.on,
        "inside": register.inside,
        "known": depth.known,
        "facts": [_depth_says(depth)] if depth.known else [],
        "sentence": _sentence(depth, hidden),
        "picture": tree.picture(request, register.bodies, register.seats) if register.bodies else "",
        "tiers": [_tier_row(tier, depth, register) for tier in Tier.values if _of_tier(tier, depth)],
        "ways_up": [_way_up(layer, names) for layer in depth.details],
        "hidden": _hidden_rows(hidden, names),
        "hidden_why": why("W27"),
        "vantage_say": [says for one in vantage.details if (says := _vantage_says(one))],
        "vantage_head": [_("Reach"), *(words.ANSWERS_TO[code] for code in ACCOUNTABILITY), _("Social view of health")],
        "vantage": [_vantage_row(one) for one in vantage.details],
        "workings": workings([depth, hidden, vantage]),
        **(_people(register, names) if register.inside else {}),
    }


def _depth_says(depth: Finding) -> str:
    deepest = int(depth.value or 0)
    return ngettext("%(count)s layer at most", "%(count)s layers at most", deepest) % {"count": deepest}


def _sentence(depth: Finding, hidden: Finding) -> str:
    if not depth.known:
        return _("There are no bodies in the register yet.")
    deepest = int(depth.value or 0)
    said = ngettext(
        "From the body furthest down there is %(count)s layer, itself included: nobody stands above anybody.",
        "From the body furthest down to the top there are %(count)s layers, itself included.",
        deepest,
    ) % {"count": deepest}
    found = len(hidden.details)
    if not found:
        return _("%(said)s The drawing shows everything above and below that the register knows of.") % {"said": said}
    more = ngettext(
        "In %(count)s more case somebody stands above others without its showing.",
        "In %(count)s more cases somebody stands above others without its showing.",
        found,
    )
    return f"{said} {more % {'count': found}}"


def _of_tier(tier: str, depth: Finding) -> list[Layer]:
    return [layer for layer in depth.details if layer.tier == tier]


def _tier_row(tier: str, depth: Finding, register: Register) -> list[Any]:
    """One tier: how deep its bodies lie, and how far it is to where something may be decided."""
    here = _of_tier(tier, depth)
    steps = [layer.steps for layer in here if layer.steps is not None]
    itself = sum(step == 0 for step in steps)
    return [
        words.tier(tier),
        len(here),
        max(layer.depth for layer in here),
        itself,
        max(steps) if steps else _("not known"),
        len(here) - len(steps),
    ]


def _way_up(layer: Layer, names: Names) -> list[Any]:
    """One body and its way up."""
    if layer.steps is None:
        decided = _("nothing is written down")
    elif layer.steps == 0:
        decided = _("here")
    else:
        steps = ngettext("%(count)s step up", "%(count)s steps up", layer.steps) % {"count": layer.steps}
        decided = _("%(body)s (%(steps)s)") % {"body": names.body(layer.decided_at or ""), "steps": steps}
    way = " → ".join(names.body(ref) for ref in layer.above)
    return [names.body_link(layer.body), words.tier(layer.tier), way or _("reports to nobody"), decided]


def _vantage_says(one: Vantage) -> str:
    """One tier in a sentence: whom most of its seats answer to, and what part of them sees health socially."""
    said = {"tier": words.tier(one.tier), "share": words.in_100(one.social), "count": one.views_known}
    said["whom"] = words.listing((words.ANSWERS_TO[code] for code in one.mostly), most=5)
    if not one.mostly and one.social is None:
        return ""
    if one.social is None:
        return _("%(tier)s: most often they answer to %(whom)s.") % said
    if not one.mostly:
        return _("%(tier)s: %(share)s seats bring a social view of health.") % said
    return _("%(tier)s: most often they answer to %(whom)s; %(share)s seats bring a social view of health.") % said


def _vantage_row(one: Vantage) -> list[Any]:
    counts = {present.code: present.count for present in one.answers}
    social = _("%(share)s of %(count)s") % {"share": words.in_100(one.social), "count": one.views_known}
    return [
        words.tier(one.tier),
        *(_("%(count)s of %(all)s") % {"count": counts[code], "all": one.seats} for code in ACCOUNTABILITY),
        social if one.social is not None else _("not known"),
    ]


def _hidden_rows(hidden: Finding, names: Names) -> list[list[Any]]:
    """Each hierarchy in words, with what it was read from and what can be done."""
    rows = []
    for found, advice in zip(hidden.details, hierarchy_advice(hidden), strict=True):
        [suggestion] = suggestions([advice], names)
        says = {"text": f"{suggestion['title']}.", "note": suggestion["says"]}
        rows.append([_title(found, names), _evidence(found, names), says])
    return rows


def _title(found: Hidden, names: Names) -> str:
    facts = {"upper": words.listing(names.body(ref) for ref in found.upper), "lower": names.body(found.lower)}
    if found.pattern is Pattern.WAITS_FOR:
        return _("%(lower)s waits for %(upper)s, which is not above it") % facts
    if found.pattern is Pattern.CARRIES_VOTES:
        return _("Members of %(upper)s hold most votes on %(lower)s") % facts
    if found.pattern is Pattern.SAME_PEOPLE:
        return _("The same people sit on every body above %(lower)s") % facts
    if found.answers:
        return _("One person leads %(lower)s and %(upper)s, to which it answers") % facts
    facts["led"] = words.listing((names.body(ref) for ref in (*found.upper, found.lower)), most=6)
    return _("One person leads %(led)s") % facts


def _evidence(found: Hidden, names: Names) -> str:
    who = words.listing((names.people.get(ref, "") for ref in found.people), most=6) if names.register.inside else ""
    facts = {"count": found.count, "of": found.of, "who": who, "functions": words.listing(found.functions)}
    if found.pattern is Pattern.WAITS_FOR:
        return _("It needs the other body for: %(functions)s.") % facts
    if found.pattern is Pattern.CARRIES_VOTES:
        said = _("They hold %(count)s of its %(of)s votes.") % facts
    elif found.pattern is Pattern.SAME_PEOPLE:
        facts["upper"] = words.listing(names.body(ref) for ref in found.upper)
        said = _("%(count)s people sit on each of %(upper)s, a third or more of every one.") % facts
    else:
        said = _("So the register says of their leading seats.")
    return f"{said} ({who})" if who else said


def _people(register: Register, names: Names) -> dict[str, Any]:
    """Who sits on several levels; professions and front-line work by tier; bridging by profession."""
    found = spanners(register.people, register.seats, register.bodies, register.partners)
    between = bridging(register.people, register.seats)
    top = max((one.mean for one in between.details if one.mean is not None), default=0.0)
    return {
        "spanners_say": _spanners_say(found),
        "spanners": [_spanner_row(one, names) for one in found.details],
        "professions": [row for tier in Tier.values if (row := _profession_row(tier, register))],
        "bridging": [_bridging_bar(one, top) for one in between.details if one.mean is not None],
        "people_workings": workings([found, between]),
    }


def _spanners_say(found: Finding) -> str:
    if not found.known:
        return _("Nobody holds a seat yet.")
    count = len(found.details)
    said = ngettext(
        "%(count)s of %(all)s people with a seat joins what is apart in two or more ways: bodies, system and place, "
        "sectors, professions.",
        "%(count)s of %(all)s people with a seat join what is apart in two or more ways: bodies, system and place, "
        "sectors, professions.",
        count,
    )
    return said % {"count": count, "all": found.n}


def _spanner_row(spanner: Spanner, names: Names) -> list[Any]:
    return [
        names.person_link(spanner.person),
        *(BOUNDARIES[name](spanner, names) for name in ("bodies", "tiers", "sectors", "professions")),
    ]


def _profession_row(tier: str, register: Register) -> list[Any] | None:
    bodies = {body.ref for body in register.bodies if body.tier == tier}
    seats = [seat for seat in register.seats if seat.body in bodies]
    clinical, front_line = clinical_share(seats, register.people), front_line_link(seats, register.people)
    if not clinical.settings["sitting"]:
        return None
    return [words.tier(tier), clinical.settings["sitting"], _share(clinical), _share(front_line), _most(clinical)]


def _share(finding: Finding) -> str:
    if not finding.known:
        return _("not known")
    return _("%(share)s of the %(count)s we know this of: %(sure)s") % {
        "share": words.in_100(finding.value),
        "count": finding.n,
        "sure": words.SURENESS[finding.sureness.value],
    }


def _most(clinical: Finding) -> str:
    return words.listing(words.profession(one.code) for one in clinical.details[:3])


def _bridging_bar(one: Any, top: float) -> dict[str, Any]:
    says = ngettext("%(count)s person", "%(count)s people", one.people) % {"count": one.people}
    return {
        "label": words.profession(one.profession),
        "share": round(100 * one.mean / top, 1) if top else 0,
        "says": says,
    }
