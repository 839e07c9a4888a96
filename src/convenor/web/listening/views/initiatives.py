"""Pages of the register of initiatives."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from convenor.web.bodies.selectors.neighbours import chosen, to_choose
from convenor.web.kernel.clock import today
from convenor.web.kernel.rules import require
from convenor.web.listening import selectors, services
from convenor.web.listening.forms import initiatives as of_initiatives
from convenor.web.listening.forms.choosing import lines
from convenor.web.listening.presenters.initiatives import listed, one, word
from convenor.web.listening.rules import can_keep_initiatives
from convenor.web.listening.selectors.initiatives import initiative_row
from convenor.web.listening.views.choices import rows
from convenor.web.ui.flow import one_form, sent
from convenor.web.ui.pages import link, page


def initiatives(request: HttpRequest) -> HttpResponse:
    """All of them, those that owe a word first."""
    return page(request, "listening/initiatives.html", listed(request, selectors.initiatives(request.viewer)))


def initiative(request: HttpRequest, ref: str) -> HttpResponse:
    """One of them."""
    return page(request, "listening/initiative.html", one(request, selectors.initiative_of(request.viewer, ref)))


def initiative_new(request: HttpRequest) -> HttpResponse:
    """Put one on the register."""
    viewer = request.viewer
    require(can_keep_initiatives(viewer), "initiative.add")
    form = of_initiatives.InitiativeForm(sent(request), **_choices(viewer))
    return one_form(
        request,
        form,
        lambda given: services.add_initiative(by=viewer, **_rows(viewer, given)),
        then=lambda made: link(request, "listening:initiative", ref=made.ref),
        back=link(request, "listening:initiatives"),
        title=_("Put an initiative on the register"),
        sentence=_("Whoever is asked to join another can then see how many they are in already."),
        done=_("It is on the register."),
    )


def initiative_change(request: HttpRequest, ref: str) -> HttpResponse:
    """Say it better, or who is in it now."""
    viewer, row = request.viewer, _row(request, ref)
    initial = {name: getattr(row, name) for name in ("revision", "name", "about", "begun")}
    initial |= {
        "lead": row.lead.ref if row.lead else "",
        "partners": [one.ref for one in row.partners.all()],
        "people": lines(row.people.all()),
    }
    form = of_initiatives.InitiativeEditForm(sent(request), initial=initial, **_choices(viewer))

    def act(given: dict[str, Any]) -> Any:
        return services.change_initiative(by=viewer, ref=ref, **_rows(viewer, given))

    return _one(request, ref, form, act, title=row.name, done=_("Saved."))


def initiative_end(request: HttpRequest, ref: str) -> HttpResponse:
    """It is over."""
    row = _row(request, ref)
    form = of_initiatives.EndForm(sent(request), initial={"revision": row.revision, "ended_on": today()})
    return _one(
        request,
        ref,
        form,
        lambda given: services.end_initiative(by=request.viewer, ref=ref, on=today(), **given),
        title=_("What became of “%(name)s”?") % {"name": row.name},
        sentence=_("If it is abandoned, a word is owed to those who worked on it, until it is sent."),
        done=_("Saved."),
    )


def initiative_word(request: HttpRequest, ref: str) -> HttpResponse:
    """Write the word that is owed, and send it."""
    row = _row(request, ref)
    text = word(selectors.initiative_of(request.viewer, ref), request.partnership.name)
    form = of_initiatives.WordForm(sent(request), initial={"revision": row.revision, "text": text})
    return _one(
        request,
        ref,
        form,
        lambda given: services.send_word(by=request.viewer, ref=ref, on=today(), **given),
        title=_("A word to those who worked on it"),
        sentence=_("It goes by e-mail to everybody who worked on it, once. Make it your own first."),
        submit=_("Send it"),
        done=_("The word is on its way."),
    )


def _row(request: HttpRequest, ref: str) -> Any:
    require(can_keep_initiatives(request.viewer), "initiative.change")
    return initiative_row(request.viewer, ref)


def _choices(viewer: Any) -> dict[str, Any]:
    return {"partners": to_choose(viewer, "partner"), "people": to_choose(viewer, "person")}


def _rows(viewer: Any, given: dict[str, Any]) -> dict[str, Any]:
    return {
        **given,
        "lead": chosen(viewer, "person", given["lead"]),
        "partners": rows(viewer, "partner", given["partners"]),
        "people": rows(viewer, "person", given["people"]),
    }


def _one(
    request: HttpRequest,
    ref: str,
    form: forms.Form,
    act: Any,
    *,
    title: str,
    done: str,
    sentence: str = "",
    submit: str = "",
) -> HttpResponse:
    back = link(request, "listening:initiative", ref=ref)
    return one_form(
        request,
        form,
        act,
        then=back,
        back=back,
        title=title,
        sentence=sentence,
        done=done,
        submit_text=submit or _("Save"),
    )
