"""Proposals: put forward, given a matter, decided, and what came of them; read by whoever may read the register."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from convenor.web.bodies.selectors import bodies_to_choose
from convenor.web.bodies.selectors.neighbours import to_choose
from convenor.web.bodies.selectors.topics import topic_of
from convenor.web.bodies.selectors.untold import never_told
from convenor.web.bodies.vocabulary import TopicStatus
from convenor.web.conversations.forms.after import CameForm, DecidedForm, MatterForm, ProposeForm
from convenor.web.conversations.news_words import common_ground
from convenor.web.conversations.presenters import proposals as words
from convenor.web.conversations.presenters.around import around_proposal
from convenor.web.conversations.presenters.needs.looks import serves
from convenor.web.conversations.presenters.shares import says_of_each
from convenor.web.conversations.selectors import proposals as selectors
from convenor.web.conversations.selectors.around import around
from convenor.web.conversations.selectors.fates import statements_seen
from convenor.web.conversations.selectors.needs import looks_at, may_read_needs, those_who_wrote
from convenor.web.conversations.selectors.reading import may_run
from convenor.web.conversations.selectors.releases import latest_release
from convenor.web.conversations.services.deciding import Decision, decide_proposal, say_what_came
from convenor.web.conversations.services.proposals import give_matter, put_proposal
from convenor.web.conversations.views.closed import closed_conversation, else_back, else_to_proposal
from convenor.web.conversations.vocabulary import ProposalState
from convenor.web.kernel.clock import today
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.rules import can_keep_register
from convenor.web.ui.flow import one_form, sent
from convenor.web.ui.pages import link, page

AT_DECISION = ("state", "decided_on", "decision", "reason", "dissent", "will_do", "owner", "due", "look_again")


def proposals(request: HttpRequest) -> HttpResponse:
    """All proposals."""
    found = selectors.proposals_visible_to(request.viewer)
    return page(request, "conversations/proposals.html", words.listed(request, found))


def proposal(request: HttpRequest, ref: str) -> HttpResponse:
    """One proposal, from the statements it rests on to what came of it."""
    viewer, on = request.viewer, today()
    row = selectors.proposal_of(viewer, ref)
    behind = selectors.statements_behind(viewer, row)
    statements = [one for one in statements_seen(viewer, row.conversation) if one.ref in behind]
    release = latest_release(viewer, row.conversation, on)
    said = says_of_each(release)
    rights = {
        "may_run": may_run(viewer, row.conversation, on),
        "may_follow": selectors.may_say_what_came(viewer, row, on),
    }
    context = words.one(request, row, statements, said, on=on, **rights)
    found = around(viewer, row, may_run=rights["may_run"])
    context |= around_proposal(request, row, found, release, on, **rights)
    if may_read_needs(viewer, row.conversation):
        context["serves"] = serves(request, row, those_who_wrote(viewer, row.conversation), looks_at(viewer, [row]))
    return page(request, "conversations/proposal.html", context)


@else_back
def propose(request: HttpRequest, ref: str) -> HttpResponse:
    """Make a proposal of what came out."""
    viewer, on = request.viewer, today()
    conversation = closed_conversation(request, ref)
    release = latest_release(viewer, conversation, on)
    said, common = says_of_each(release), common_ground(release)
    statements = [one for one in statements_seen(viewer, conversation) if not one.meta]
    statements.sort(key=lambda one: one.ref not in common)
    form = ProposeForm(
        sent(request),
        initial={"topic": conversation.topic.ref if conversation.topic else ""},
        statements=[(one.ref, words.label(one, said.get(one.ref, ""), one.ref in common)) for one in statements],
        **_matters(request, conversation),
    )

    def act(given: dict[str, Any]) -> Any:
        return put_proposal(by=viewer, ref=ref, on=on, **given)

    return one_form(
        request,
        form,
        act,
        then=lambda made: link(request, "conversations:proposal", ref=made.ref),
        back=link(request, "conversations:conversation", ref=ref),
        done=_("The proposal is put forward."),
        title=_("Make a proposal"),
        sentence=_("Of what people said to: %(question)s") % {"question": conversation.question},
        submit_text=_("Put it forward"),
    )


@else_to_proposal
def proposal_matter(request: HttpRequest, ref: str) -> HttpResponse:
    """Say who decides a proposal that is on no list yet."""
    row = selectors.proposal_to_run(request.viewer, ref, today())
    if row.topic is not None:
        raise Invalid("proposal_has_a_matter", title=row.topic.title)
    form = MatterForm(sent(request), initial={"revision": row.revision}, **_matters(request, row.conversation))

    def act(given: dict[str, Any]) -> Any:
        return give_matter(by=request.viewer, ref=ref, on=today(), **given)

    done = _("It is on the list now.")
    return _form(request, row, form, act, done, title=_("Who decides it?"), submit_text=_("Put it on the list"))


@else_to_proposal
def proposal_decided(request: HttpRequest, ref: str) -> HttpResponse:
    """Keep what was decided; where that marks the matter decided, with its rule for those who were never told."""
    viewer, on = request.viewer, today()
    row = selectors.proposal_to_run(viewer, ref, on)
    if row.state != ProposalState.PUT:
        raise Invalid("proposal_decided_already")
    open_still = row.topic is not None and row.topic.status != TopicStatus.DECIDED
    may_mark = open_still and can_keep_register(viewer)
    absent = never_told(viewer, row.topic.body, row.topic, on=on) if may_mark and row.topic else []
    form = DecidedForm(
        sent(request),
        initial={"revision": row.revision, "decided_on": on, "look_again": on + timedelta(days=365), "mark": True},
        people=to_choose(viewer, "person"),
        may_mark=may_mark,
        never_told="; ".join(absent),
    )

    def act(given: dict[str, Any]) -> Any:
        said = Decision(**{name: given[name] for name in AT_DECISION})
        rest = {name: given[name] for name in ("revision", "mark", "going_on") if name in given}
        return decide_proposal(by=viewer, ref=ref, said=said, on=on, **rest)

    return _form(
        request,
        row,
        form,
        act,
        _("The decision is kept. Every statement behind it says what came of it."),
        title=_("What was decided?"),
        sentence=_("%(title)s. What you keep here cannot be changed after.") % {"title": row.title},
        submit_text=_("Keep the decision"),
    )


@else_to_proposal
def proposal_came(request: HttpRequest, ref: str) -> HttpResponse:
    """Say what came of it."""
    row = selectors.proposal_to_follow(request.viewer, ref, today())
    if row.state == ProposalState.PUT:
        raise Invalid("proposal_not_decided_yet")
    form = CameForm(sent(request), initial={"revision": row.revision})

    def act(given: dict[str, Any]) -> Any:
        return say_what_came(by=request.viewer, ref=ref, on=today(), **given)

    done = _("Thank you. It stands with the proposal and with every statement behind it.")
    return _form(
        request, row, form, act, done, title=_("What came of it?"), sentence=row.title, submit_text=_("Keep it")
    )


def of_topic(request: HttpRequest, ref: str) -> HttpResponse:
    """What people said about one matter, and what was proposed: the way from a decision back to what is behind it."""
    topic = topic_of(request.viewer, ref)
    conversations, found = selectors.said_about(request.viewer, topic, today())
    return page(request, "conversations/of_topic.html", words.of_topic(request, topic, conversations, found))


def _matters(request: HttpRequest, conversation: Any) -> dict[str, Any]:
    bodies = bodies_to_choose(request.viewer) if can_keep_register(request.viewer) else []
    return {"topics": selectors.matters_to_choose(request.viewer, conversation), "bodies": bodies}


def _form(request: HttpRequest, row: Any, form: Any, act: Any, done: str, **said: Any) -> HttpResponse:
    address = link(request, "conversations:proposal", ref=row.ref)
    return one_form(request, form, act, then=address, back=address, done=done, **said)
