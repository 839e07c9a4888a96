"""A forum’s levels and what it answered to its advice, to be taken away as spreadsheets; no row is a person."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from convenor.formats.text import guard
from convenor.theory.propositions import PROPOSITIONS
from convenor.web.insight.evidence.forum import Forum
from convenor.web.insight.presenters.forum.figure import table_head, table_rows
from convenor.web.insight.selectors.forum import Done, Said
from convenor.web.insight.vocabulary import ActionState, Answer
from convenor.web.insight.wording.forum import theory


def levels(forum: Forum) -> str:
    """Every construct as it stands, row by row, the box in a column of its own."""
    rows = [[row[0]["note"], row[0]["text"], *row[1:]] for row in table_rows(forum)]
    return _written([_("Box"), *table_head()], rows)


def answers(forum: Forum) -> str:
    """Every answer ever given, in order, with the action that came of it."""
    head = [
        _("Rule"),
        _("Advice"),
        _("Number"),
        _("Answer"),
        _("On"),
        _("By"),
        _("Reason"),
        _("Until"),
        _("Found then"),
    ]
    head += [_("What is done"), _("Who"), _("By when"), _("State"), _("Finished on"), _("What came of it")]
    actions = {(one.rule, one.since): one for one in forum.answers.actions}
    rows = [
        _row(rule, said, actions.get((rule, said.given_on)) if said.answer == Answer.TAKEN_UP else None)
        for rule, history in sorted(forum.answers.by_rule.items())
        for said in history
    ]
    return _written(head, rows)


def _row(rule: str, said: Said, action: Done | None) -> list[Any]:
    title = theory(PROPOSITIONS[rule].title) if rule in PROPOSITIONS else ""
    found = said.found.get("sureness", "")
    own = [rule, title, said.number, Answer(said.answer).label, said.given_on.isoformat(), said.given_by, said.reason]
    own += [_day(said.until), found]
    if action is None:
        return [*own, "", "", "", "", "", ""]
    state = ActionState(action.state).label
    return [*own, action.what, action.owner, _day(action.due), state, _day(action.finished_on), action.came_of]


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _written(head: Sequence[Any], rows: Iterable[Sequence[Any]]) -> str:
    out = io.StringIO()
    out.write("\ufeff")  # so that a spreadsheet reads it as UTF-8
    writer = csv.writer(out)
    writer.writerow(head)
    writer.writerows([guard(str(cell)) for cell in row] for row in rows)
    return out.getvalue()
