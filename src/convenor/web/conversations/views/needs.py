"""What each of us needs: the page, and the small forms by which a partner speaks."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from convenor.web.conversations.forms.needs import AnswerForm, NeedForm, SayBackForm
from convenor.web.conversations.presenters.needs.page import needs_page
from convenor.web.conversations.selectors.needs import need_of, needs_conversation, needs_of, public_later
from convenor.web.conversations.selectors.reading import may_run
from convenor.web.conversations.selectors.taking_part import speaks_for
from convenor.web.conversations.services.needs import answer_said_back, may_say_back, say_back, to_answer, write_need
from convenor.web.conversations.views.signing import else_to_needs, may_write, signed_form
from convenor.web.kernel.clock import today
from convenor.web.ui.flow import else_to, sent
from convenor.web.ui.pages import page


@require_safe
@else_to("conversations:conversation")
def needs(request: HttpRequest, ref: str) -> HttpResponse:
    """What each partner needs, who has understood whom, whether proposals serve it, what people would gain."""
    viewer, on = request.viewer, today()
    row = needs_conversation(viewer, ref, on)
    context = needs_page(
        request,
        row,
        needs_of(viewer, row, on),
        speaks_for(viewer, on),
        may_run=may_run(viewer, row, on),
        public_later=viewer.belongs and public_later(viewer),
    )
    return page(request, "conversations/needs.html", context)


@else_to_needs
def need_write(request: HttpRequest, ref: str, partner: str) -> HttpResponse:
    """Say what a partner needs, and why."""
    viewer, on = request.viewer, today()
    writing = may_write(request, ref, partner)
    now = need_of(viewer, writing.row, partner)
    initial = {"text": now.text, "why": now.why, "revision": now.revision} if now else {"revision": 0}
    form = NeedForm(sent(request), initial=initial, **writing.signed)

    def act(given: dict[str, Any]) -> Any:
        return write_need(by=viewer, ref=ref, partner=partner, on=on, **given)

    title = _("What does %(name)s need?") % {"name": writing.party.name}
    note = _("What others said back was about what stands here now. If you write anew, they have to say it back anew.")
    return signed_form(request, writing, form, act, title=title, note=note if now else "")


@else_to_needs
def need_back(request: HttpRequest, ref: str, partner: str, other: str) -> HttpResponse:
    """Say back what another partner needs."""
    viewer, on = request.viewer, today()
    writing = may_write(request, ref, partner)
    about = may_say_back(by=viewer, ref=ref, partner=partner, other=other, on=on)
    form = SayBackForm(sent(request), **writing.signed)

    def act(given: dict[str, Any]) -> Any:
        return say_back(by=viewer, ref=ref, partner=partner, other=other, on=on, **given)

    title = _("What does %(name)s need, as %(party)s understands it?")
    return signed_form(
        request,
        writing,
        form,
        act,
        title=title % {"name": about.partner.name, "party": writing.party.name},
        note=_("They say whether that is it. If it is not, you can try again; what you wrote before stays."),
        shown=[{"title": _("In their own words"), "lines": [*about.text.splitlines(), *about.why.splitlines()]}],
    )


@else_to_needs
def need_answer(request: HttpRequest, ref: str, said: str) -> HttpResponse:
    """Say whether one's own organisation has been understood."""
    viewer, on = request.viewer, today()
    row = to_answer(by=viewer, ref=ref, said=said, on=on)
    writing = may_write(request, ref, row.need.partner.ref, itself=True)
    form = AnswerForm(sent(request), initial={"revision": row.revision})

    def act(given: dict[str, Any]) -> Any:
        return answer_said_back(by=viewer, ref=ref, said=said, on=on, **given)

    return signed_form(
        request,
        writing,
        form,
        act,
        title=_("Is that what %(name)s needs?") % {"name": writing.party.name},
        shown=[
            {
                "title": _("As %(name)s understands it") % {"name": row.partner.name},
                "lines": row.text.splitlines(),
            },
            {"title": _("In your own words"), "lines": [*row.need.text.splitlines(), *row.need.why.splitlines()]},
        ],
    )
