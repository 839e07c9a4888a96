"""What the command line can do with files of the Organisation Data Service: look, and bring in."""

from dataclasses import dataclass
from pathlib import Path

from convenor.errors import ConvenorError
from convenor.web.kernel.clock import today
from convenor.web.kernel.selectors import partnership_named
from convenor.web.kernel.viewer import Viewer, system_viewer
from convenor.web.partners.ods.bringing import bring_in, check
from convenor.web.partners.ods.plan import Plan
from convenor.web.partners.presenters.ods import plan_page
from convenor.web.ui.wording import say


@dataclass(frozen=True, slots=True)
class Outcome:
    """What to print, line by line, and whether all went well."""

    lines: tuple[str, ...]
    ok: bool


def ods_check(path: Path, slug: str) -> Outcome:
    """Say what bringing in a file would change in a partnership; nothing is changed."""
    try:
        plan = check(_viewer(slug), path.read_bytes(), on=today()).plan
    except (ConvenorError, OSError) as error:
        return _failed(error)
    return Outcome(tuple(_lines(plan)), not plan.problems)


def ods_import(path: Path, slug: str) -> Outcome:
    """Bring a file in, whole or not at all."""
    try:
        viewer, data = _viewer(slug), path.read_bytes()
        looked = check(viewer, data, on=today()).plan
        if looked.problems:
            return Outcome(tuple(_lines(looked)), ok=False)
        plan = bring_in(by=viewer, data=data, on=today())
    except (ConvenorError, OSError) as error:
        return _failed(error)
    return Outcome((*_lines(plan), f"Brought in: {len(plan.acts)} changes."), ok=True)


def _viewer(slug: str) -> Viewer:
    partnership = partnership_named(system_viewer("ods"), slug)
    return system_viewer("ods", partnership.pk)


def _failed(error: ConvenorError | OSError) -> Outcome:
    if isinstance(error, ConvenorError):
        return Outcome((say(error),), ok=False)
    return Outcome((f"The file could not be opened: {error.strerror or error}.",), ok=False)


def _lines(plan: Plan) -> list[str]:
    """The plan as the page says it, one thing a line."""
    shown = plan_page(plan)
    lines = [str(shown["sentence"])]
    lines += [f"{where}{f', {field}' if field else ''}: {says}" for where, field, says in shown["problems"]]
    lines += [f"{name} ({code}): {says}" for name, code, says in [*shown["acts"], *shown["quiet"]]]
    return lines + [f"To know: {note}" for note in shown["notes"]]
