"""Preparing: advice on words, and everything said so far, to check before it is opened."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.web.conversations.left_out import LeftOut
from convenor.web.conversations.plain import Look, look
from convenor.web.conversations.presenters.front_line import how_near
from convenor.web.conversations.presenters.groups import axis_labels
from convenor.web.conversations.presenters.listed import whom
from convenor.web.conversations.presenters.marks import first_line
from convenor.web.conversations.seeds import Seed
from convenor.web.conversations.selectors import Split
from convenor.web.conversations.vocabulary import Audience, Axis
from convenor.web.people.selectors.invitees import Invitee
from convenor.web.ui.environment import day

GOOD_START = 5


def advice(texts: Iterable[str]) -> list[dict[str, Any]]:
    """The statements whose words could be plainer, each with what was seen. Advice: nothing is refused for it."""
    seen = [(number, text, look(text)) for number, text in enumerate(texts, start=1)]
    return [{"number": number, "text": text, "says": _said(one)} for number, text, one in seen if not one.fine]


def advice_on(text: str) -> list[str]:
    """The same of a longer text."""
    return _said(look(text, statement=False))


def omitted(found: LeftOut) -> list[str]:
    """What a version leaves out, to look at again."""
    says = []
    if found.figures:
        figures = {"what": ", ".join(found.figures)}
        says.append(_("These figures stand in the background and not in this version: %(what)s.") % figures)
    if found.losses:
        losses = {"what": ", ".join(found.losses)}
        says.append(
            _("The background speaks of loss or risk in words that this version has none of: %(what)s.") % losses
        )
    return says


def summary(
    row: Any, seeds: Sequence[Seed], invitees: Sequence[Invitee], splits: Sequence[Split], to: Mapping[str, str]
) -> dict[str, Any]:
    """Everything said of a conversation."""
    reached = [one for one in invitees if one.reachable]
    change = {name: {"text": _("Change"), "href": href} for name, href in to.items()}
    rows = [
        ("about", _("Question"), row.question),
        ("about", _("What everybody reads first"), first_line(row)),
        ("about", _("What can still change"), row.still_open),
        ("about", _("Matter on a list"), row.topic.title if row.topic else ""),
        ("about", _("Background"), row.background),
        ("about", _("What could be lost"), row.risks or _("Nothing is said of that yet.")),
        ("whom", _("Who is asked"), whom(row)),
        ("whom", _("How many"), _how_many(row, reached)),
        ("whom", _("How near to the work"), how_near(reached)),
        ("whom", _("What is said is compared by"), _split_words(row, splits)),
        ("seeds", _("First statements"), [one.line for one in seeds]),
        ("how", _("What came out can be read"), row.get_visibility_display()),
        ("how", _("People can"), _may(row)),
        ("how", _("Second question"), _second(row, splits)),
        ("how", _("Last day to take part"), day(row.closes)),
        ("how", _("Reminders at most"), str(row.reminders) if reached else ""),
        ("how", _("What will come of it"), row.what_comes),
        ("how", _("By"), day(row.comes_by)),
    ]
    return {
        "items": [_fact(key, said, change[step]) for step, key, said in rows],
        "unreachable": [one.name for one in invitees if not one.reachable],
        "advice": advice(one.text for one in seeds),
        "few_seeds": sum(not one.meta for one in seeds) < GOOD_START,
        "letters": bool(reached),
    }


def _fact(key: str, said: Any, action: Any) -> dict[str, Any]:
    return {"key": key, "values" if isinstance(said, list) else "value": said, "action": action}


def _said(one: Look) -> list[str]:
    says = []
    if one.question:
        says.append(_("It is a question. One can only agree or disagree with something that is said."))
    if one.two_things:
        says.append(_("It seems to say two things. Somebody may agree with one and not with the other."))
    if one.long:
        words = ngettext("It has a sentence of %(count)s word.", "It has a sentence of %(count)s words.", one.long)
        says.append(words % {"count": one.long} + " " + _("Shorter ones are easier to answer."))
    for hard in one.hard:
        if hard.plainer:
            says.append(_("“%(word)s”: plainer would be “%(plainer)s”.") % {"word": hard.word, "plainer": hard.plainer})
        else:
            says.append(_("“%(word)s”: write it out for those who do not know it.") % {"word": hard.word})
    return says


def _how_many(row: Any, reached: Sequence[Invitee]) -> str:
    if row.audience in (Audience.BODY, Audience.COMMUNITIES):
        return str(len(reached))
    if row.audience == Audience.LIST:
        return _("%(count)s links") % {"count": row.personal_links}
    return _("about %(count)s may take part") % {"count": row.entitled} if row.entitled else ""


def _split_words(row: Any, splits: Sequence[Split]) -> list[str]:
    words = []
    for split in splits:
        said = (
            _("%(what)s: kept") if split.kept else _("%(what)s: not kept, a group would have fewer than eight people")
        )
        words.append(said % {"what": Axis(split.axis).label})
    if Axis.OWN in row.axes:
        words.append(_("What people say they are: %(groups)s") % {"groups": ", ".join(row.own_groups)})
    return words or [_("nothing: only all together")]


def _may(row: Any) -> list[str]:
    says = [_("agree, disagree or pass")]
    if row.importance:
        says.append(_("mark what matters most to them"))
    if row.own_statements:
        says.append(
            _("write statements of their own, which are looked at first")
            if row.checked_first
            else _("write statements of their own, which are shown at once")
        )
    if row.one_voice:
        says.append(_("be counted also with one voice for every organisation"))
    return says


def _second(row: Any, splits: Sequence[Split]) -> str:
    if not row.guess_axis:
        return _("None")
    kept = {one.axis for one in splits if one.kept} | {Axis.OWN.value}
    if row.guess_axis not in kept:
        return _("None: it would be about groups that are not kept")
    return _("What most others will say, by: %(what)s") % {"what": axis_labels([row.guess_axis])}
