"""A board that is asked, and what tests do over and over: prepare, open, vote, close."""

from datetime import timedelta

from convenor.web.conversations import services
from convenor.web.conversations.links import token_of
from convenor.web.conversations.models import Conversation, Invitation, Statement
from convenor.web.conversations.vocabulary import Audience
from convenor.web.kernel.clock import today
from convenor.web.kernel.viewer import system_viewer
from tests import factories

QUESTION = "How should people get a same-day answer?"
COMES = "The board puts forward one way of working, and says why."
SEEDS = [
    "A nurse can give most same-day answers.",
    "People should always see the same doctor.",
    "Answers by telephone save everybody time.",
    "Evening hours matter more than weekend hours.",
    "Carers should be able to ask for somebody else.",
    "It should not matter which practice I belong to.",
]


def board(vale, members=16, **fields):
    """A board whose members all have an e-mail address; half of them sit for the NHS, half for charities."""
    body = factories.body(vale, **{"name": "Vale Board", **fields})
    trust = factories.partner(vale, name="Vale Trust", sector="nhs_trust")
    charity = factories.partner(vale, name="Vale Aid", sector="voluntary")
    for number in range(members):
        seat = factories.seat(
            body, title=f"Member {number}", **({"partner": charity} if number % 2 else {"partner": trust})
        )
        factories.term(seat, factories.person(vale, name=f"Member {number:02}", email=f"m{number}@{vale.slug}.example"))
    return body


def prepared(lead, body=None, *, seeds=SEEDS, on=None, audience="", whom=None, topic=None, **how):
    """A draft, ready to be opened: of a body, or of everyone. `whom`: more of step 2; `how`: more of step 4."""
    on = on or today()
    row = services.prepare_conversation(
        by=lead,
        on=on,
        question=QUESTION,
        status="open",
        still_open="Who answers, when, and how.",
        background="Last year 4,200 people waited more than a day.",
        risks="Longer ways for some.",
        topic=topic,
    )
    said = audience or (Audience.BODY if body is not None else Audience.EVERYONE)
    default = {"axes": ["sector"]} if said in (Audience.BODY, Audience.COMMUNITIES) else {}
    services.choose_whom(
        by=lead, ref=row.ref, revision=1, on=on, audience=said, body=body, **{**default, **(whom or {})}
    )
    services.write_seeds(by=lead, ref=row.ref, revision=2, on=on, seeds=seeds)
    days = {"closes": on + timedelta(days=14), "comes_by": on + timedelta(days=60)}
    services.choose_how(by=lead, ref=row.ref, revision=3, on=on, **{"what_comes": COMES, "reminders": 2, **days, **how})
    row.refresh_from_db()
    return row


def an_open_conversation(lead, body=None, *, on=None, **fields):
    """An open one, asked of a body, or of everyone where there is none."""
    row = prepared(lead, body, on=on, **fields)
    return services.open_conversation(by=lead, ref=row.ref, revision=row.revision, on=on or today())


def tokens(conversation):
    """The link's secret of everybody asked."""
    rows = Invitation.objects.filter(conversation=conversation).order_by("person__name", "nonce")
    return [token_of(row.nonce) for row in rows]


def statements(conversation):
    """The statements shown, in order."""
    return list(Statement.objects.filter(conversation=conversation, number__isnull=False).order_by("number"))


def vote(conversation, token, values, *, on=None):
    """Say these, one a statement in order; None says nothing."""
    from convenor.web.conversations.services.voting import cast

    for statement, value in zip(statements(conversation), values, strict=False):
        if value is not None:
            cast(token=token, statement_ref=statement.ref, value=value, on=on or today())


def closed(lead, conversation, *, on=None):
    """Closed, as it is read from then on."""
    return services.close_conversation(by=lead, ref=conversation.ref, on=on or today())


def night(vale=None):
    return system_viewer("retention", vale.pk if vale else None)


def again(conversation):
    return Conversation.objects.get(pk=conversation.pk)
