"""A board whose members are asked, and what tests do over and over: prepare, open, answer, close."""

from datetime import date, timedelta

from convenor.web.bodies.models import Body
from convenor.web.kernel.clock import today
from convenor.web.kernel.viewer import system_viewer
from convenor.web.pulses import services
from convenor.web.pulses.links import token_of
from convenor.web.pulses.models import Invitation
from tests import factories

COMES = "The board looks at it and says what it will change."


def questions(count=3):
    words = ["Not at all", "A little", "In part", "Mostly", "Fully"]
    return [
        {
            "key": f"question_{number}",
            "version": 1,
            "construct": "trust",
            "text": f"Is it so, number {number}?",
            "answers": words,
            "reverse": False,
        }
        for number in range(1, count + 1)
    ]


def board(vale, members=12, **fields):
    """A board whose members all have an e-mail address; half of them sit for the NHS, half for charities."""
    body = factories.body(vale, **{"name": "Vale Board", **fields})
    trust = factories.partner(
        vale, name="Vale Trust", sector="nhs_trust", participation="mandated", annual_budget=90_000_000
    )
    charity = factories.partner(vale, name="Vale Aid", participation="voluntary", annual_budget=90_000)
    for number in range(members):
        seat = factories.seat(body, title=f"Member {number}", partner=charity if number % 2 else trust)
        factories.term(seat, factories.person(vale, name=f"Member {number:02}", email=f"m{number}@{vale.slug}.example"))
    return body


def prepared(lead, body, *, count=3, on=None, **fields):
    on = on or today()
    wave = services.prepare_wave(by=lead, title="How we work together", body=body)
    services.choose_questions(by=lead, ref=wave.ref, revision=1, question_set="forum_24", items=questions(count))
    services.choose_days(
        by=lead,
        ref=wave.ref,
        revision=2,
        on=on,
        **{
            "closes": on + timedelta(days=14),
            "reminders": 2,
            "breakdowns": ["sector"],
            "what_comes": COMES,
            "comes_by": on + timedelta(days=30),
            **fields,
        },
    )
    wave.refresh_from_db()
    return wave


def opened(lead, body, *, on=None, **fields):
    wave = prepared(lead, body, on=on, **fields)
    return services.open_wave(by=lead, ref=wave.ref, revision=wave.revision, on=on or today())


def tokens(wave):
    """The link's secret of everybody asked."""
    return [token_of(row.nonce) for row in Invitation.objects.filter(wave=wave).order_by("person__name")]


def answer(token, answers, *, on=None):
    """Write and send."""
    on = on or today()
    services.keep_answers(token=token, answers=answers, on=on)
    services.send_answers(token=token, revision=1, on=on)


def everything(wave, mark="4"):
    return {one["key"]: mark for one in wave.items}


def night(vale):
    return system_viewer("retention", vale.pk)


def a_body(body: Body) -> date:
    return body.starts or today()
