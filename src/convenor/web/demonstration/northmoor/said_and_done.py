"""What came of the conversation about the pooled fund, and the conversation that is open at Eastvale Place."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from convenor.web.conversations import services
from convenor.web.conversations.selectors import conversation_of
from convenor.web.conversations.selectors.fates import statements_seen
from convenor.web.conversations.services.deciding import Decision
from convenor.web.conversations.services.past import letters_given_otherwise
from convenor.web.conversations.vocabulary import Audience, CameOf, ProposalState
from convenor.web.demonstration.northmoor.looked_at import write_and_look_at
from convenor.web.kernel.viewer import Viewer

BODY, FUND = "B12", "CON02"
OPEN_SINCE, CLOSES_IN = 3, 11  # days
QUESTION = "How should small partners be paid for the time they give us?"
SEEDS = (
    "Nobody should give us an hour that is not paid for.",
    "Who speaks for many people should be paid more than who speaks for a few.",
    "We should pay for travel and for somebody to look after those left at home.",
    "Paying people makes them part of the system they should question.",
    "The large trusts should pay into one pot for everybody else.",
    "We should hold fewer meetings before we pay for more.",
    "A seat without pay is not a real seat.",
    "Payment should come within two weeks, without forms.",
    "People on benefits should be told first what payment does to them.",
    "Small charities should be paid for reading the papers, too.",
    "Time given in the evening should count double.",
    "Those who are paid should sign our ground rules.",
)
WRITTEN = (
    "Childcare on the spot would help more than money.",
    "Is anybody looking at what other places pay?",
    "Volunteers should choose whether they want money at all.",
)
USED = (
    "We should publish who got what, in pounds.",
    "Small charities should get the money for three years, not one.",
)


def add_what_came(by: Viewer, lead: str, today: date) -> None:
    """A proposal was made of it and agreed with changes; some statements were answered; most still wait."""
    conversation = conversation_of(by, FUND, today)
    ref_of = {one.text: one.ref for one in statements_seen(by, conversation)}
    put, decided = today - timedelta(days=60), today - timedelta(days=30)
    proposal = services.put_proposal(
        by=by,
        ref=FUND,
        own_ref="PRO01",
        title="Three years of money for small charities, and every pound in the open",
        text="Grants to partners with fewer than ten paid staff run for three years. All grants are published.",
        benefit="Lunch clubs and carers’ groups do not have to close each spring to apply again.",
        statements=[ref_of[text] for text in USED],
        topic="T03",  # which stays open: more of the fund is to be decided
        on=put,
    )
    said = Decision(
        state=ProposalState.CHANGED,
        decided_on=decided,
        decision="Grants run for two years, then one more if both sides want it. The list is published each April.",
        reason="The fund itself is agreed for two years only, so nobody can promise a third.",
        dissent="The two smallest charities said that two years do not let them employ anybody for good.",
        will_do="Publish the first list of all grants.",
        owner=lead,
        due=today + timedelta(days=150),
    )
    services.decide_proposal(by=by, ref=proposal.ref, revision=proposal.revision, said=said, on=today)
    services.say_fates(
        by=by,
        ref=FUND,
        statements=[ref_of["The council and the NHS should each put in more."]],
        came_of=CameOf.ANSWERED,
        reason="Both budgets are fixed until next April. It is on the list for the talks in January.",
        on=decided,
    )


def add_open_one(by: Viewer, body: Any, today: date, seeds: Sequence[str] = SEEDS) -> None:
    """As a governance lead would; members have written statements of their own, and three wait."""
    on, closes = today - timedelta(days=OPEN_SINCE), today + timedelta(days=CLOSES_IN)
    row = services.prepare_conversation(
        by=by,
        on=on,
        question=QUESTION,
        status="open",
        still_open="Who is paid, for what, and how much. There are £30,000 for it in the coming year.",
        background="Nine of the 23 who sit here work for nobody who pays them for it. Last year three of them stopped.",
        risks="What goes into payment is not there for projects. Some who are paid may lose benefits.",
    )
    step: dict[str, Any] = {"by": by, "ref": row.ref, "on": on}
    services.choose_whom(**step, revision=1, audience=Audience.BODY, body=body, axes=["clinical"])
    services.write_seeds(**step, revision=2, seeds=seeds)
    services.choose_how(
        **step,
        revision=3,
        closes=closes,
        what_comes="The chair brings one proposal to the meeting after next.",
        comes_by=closes + timedelta(days=35),
        guess_axis="clinical",
        importance=True,
    )
    row.refresh_from_db()
    services.open_conversation(**step, revision=row.revision)
    services.write_telling(
        **step,
        audience="Patients, carers and volunteers",
        text="Nine of you 23 come in your own time, and three had to stop last year. Should your time here be paid?",
    )
    tokens = letters_given_otherwise(by=by, ref=row.ref)  # nobody made up is written to
    for token, text in zip(tokens, WRITTEN, strict=False):
        services.write_statement(token=token, text=text, on=today)
    write_and_look_at(by, row.ref, tokens[len(WRITTEN) :], today)
