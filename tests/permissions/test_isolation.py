"""The wall between partnerships: nothing of one is read or changed from another, by any address or any selector."""

import inspect
from collections.abc import Mapping
from datetime import date
from importlib import import_module
from pkgutil import walk_packages

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models

import convenor.web
from convenor.errors import ConvenorError
from convenor.web.kernel.clock import now
from convenor.web.kernel.models import AuditEntry, Partnership
from convenor.web.kernel.viewer import Role, Viewer
from tests.permissions.test_matrix import decided_pages, let_in
from tests.permissions.world import EVERYBODY, STRANGER, get, post, text_of, world

pytestmark = pytest.mark.django_db

# Rows without a partnership of their own, and why they need none.
WITHOUT = {
    "kernel.Partnership": "is one",
    "kernel.AuditEntry": "says it in its chain; no page reads it but the record of changes",
    "people.Account": "what one signs in with; the same human may be in several",
    "people.Grant": "belongs to a person, who belongs to one",
    "pulses.Invitation": "belongs to a pulse, which belongs to one",
    "pulses.Ballot": "belongs to a pulse, and to nothing else on purpose",
    "pulses.Tally": "belongs to a pulse, which belongs to one",
    "conversations.Invitation": "belongs to a conversation, which belongs to one",
    "conversations.Voter": "belongs to a conversation, and to nobody on purpose",
    "conversations.Vote": "belongs to a voter, and to nothing else on purpose",
    "conversations.Guess": "belongs to a voter, and to nothing else on purpose",
    "conversations.Release": "belongs to a conversation, which belongs to one",
    "conversations.Told": "belongs to a conversation, which belongs to one",
    "conversations.Fate": "belongs to a statement, which belongs to one",
    "conversations.Ruling": "belongs to a statement, which belongs to one",
    "listening.AskedOf": "belongs to an ask, which belongs to one",
    "listening.Moved": "belongs to a concern, which belongs to one",
    "listening.Listener": "belongs to a session, which belongs to one",
    "listening.Heard": "belongs to a session, which belongs to one",
    "listening.Correction": "belongs to a point, which belongs to one",
    "listening.Worker": "belongs to an initiative, which belongs to one",
}


def room_models():
    return [model for room in settings.ROOMS for model in apps.get_app_config(room).get_models()]


@pytest.mark.parametrize("model", room_models(), ids=lambda model: model._meta.label)
def test_every_row_belongs_to_one_partnership(model):
    if model._meta.label in WITHOUT:
        return
    field = model._meta.get_field("partnership")
    assert field.related_model is Partnership
    assert not field.null


@pytest.mark.parametrize("role", ["convenor", "member", "operator"])
def test_a_reference_of_another_partnership_leads_nowhere(role):
    """With one's own partnership in the address and another's row: no page, no form, and no change."""
    here = world(public=True)
    client, wrong = here.client(role), []
    before = rows_of(here.elsewhere.partnership)
    for page in [page for page in decided_pages(here) if page.inside and page.has_ref]:
        address = page.address(here.here.partnership.slug, here.elsewhere.refs)
        for answer in (
            get(client, address),
            post(client, address, {"name": "taken", "title": "taken", "revision": "1"}),
        ):
            if let_in(answer) or answer.status_code >= 500 or here.elsewhere.word in text_of(answer):
                wrong.append(f"{page.name} {address}: {answer.status_code}")
    assert not wrong, "\n".join(wrong)
    assert rows_of(here.elsewhere.partnership) == before


@pytest.mark.parametrize("role", EVERYBODY)
def test_no_page_of_one_says_a_word_of_a_closed_other(role):
    here = world(public=True)
    Partnership.objects.filter(pk=here.elsewhere.partnership.pk).update(register_is_public=False)
    if role == STRANGER:
        return  # it is their own
    client = here.client(role)
    for page in decided_pages(here):
        if page.name == "people:start" and role == "operator":
            continue  # whoever runs the installation sees the names of the partnerships on it
        if page.inside:
            assert here.elsewhere.word not in text_of(get(client, page.address("zebra", here.here.refs))), page
        elif not page.has_ref:
            assert here.elsewhere.word not in text_of(get(client, page.address("", {}))), page


NAMES_OF_PUBLIC_ONES = {"partnerships_for", "partnerships_to_read"}  # for the start page: everybody may know of them


def selectors():
    """Every public function of every room's selectors."""
    found = []
    for module in walk_packages(convenor.web.__path__, "convenor.web."):
        parts = module.name.split(".")
        if len(parts) < 4 or parts[3] != "selectors":
            continue
        loaded = import_module(module.name)
        for name, function in vars(loaded).items():
            if inspect.isfunction(function) and function.__module__ == module.name and not name.startswith("_"):
                found.append(function)
    return found


def arguments_for(function):
    """What to call it with besides the viewer, or None when it asks for something else."""
    names = list(inspect.signature(function).parameters.values())
    if not names or names[0].name != "viewer":
        return None
    given = {}
    for parameter in names[1:]:
        if parameter.default is not inspect.Parameter.empty or parameter.kind in (
            inspect.Parameter.VAR_KEYWORD,
            inspect.Parameter.VAR_POSITIONAL,
        ):
            continue
        if parameter.name not in ("on", "today", "day", "since", "until", "at", "after"):
            return None
        given[parameter.name] = date(2026, 6, 1) if parameter.name != "at" else now()
    return given


LISTING = [function for function in selectors() if arguments_for(function) is not None]


def test_there_are_selectors_to_try():
    assert len(LISTING) >= 10


@pytest.mark.parametrize("function", LISTING, ids=lambda function: f"{function.__module__[13:]}.{function.__name__}")
def test_a_selector_gives_rows_of_the_viewers_partnership_alone(function):
    here = world(public=True)
    person = here.here.people["convenor"]
    viewer = Viewer(here.here.partnership.pk, person.account_id, person.pk, frozenset(Role))
    try:
        given = function(viewer, **arguments_for(function))
        found = list(rows_in(given))
    except ConvenorError:
        return  # refused: nothing leaks
    others = [row for row in found if getattr(row, "partnership_id", viewer.partnership_id) != viewer.partnership_id]
    assert not others
    if function.__name__ not in NAMES_OF_PUBLIC_ONES:
        assert here.elsewhere.word not in repr(given) + " ".join(map(str, found))


def rows_in(value, depth=0):
    """Every model row anywhere inside what a selector returned."""
    if depth > 6:
        return
    if isinstance(value, models.Model):
        yield value
    elif isinstance(value, Mapping):
        yield from rows_in([*value.keys(), *value.values()], depth + 1)
    elif hasattr(value, "__iter__") and not isinstance(value, str | bytes):
        for part in value:
            yield from rows_in(part, depth + 1)
    elif hasattr(value, "__dataclass_fields__"):
        yield from rows_in([getattr(value, name) for name in value.__dataclass_fields__], depth + 1)


def rows_of(partnership):
    """Everything that belongs to it, as values."""
    kept = [model for model in room_models() if model._meta.label not in WITHOUT]
    rows = {m._meta.label: list(m._base_manager.filter(partnership=partnership).order_by("pk").values()) for m in kept}
    rows["audit"] = list(AuditEntry.objects.filter(chain=f"partnership:{partnership.pk}").values())
    return rows
