"""A conversation that is closed, with what came out of it, and what tests of what comes after do over and over."""

from convenor.web.conversations import services
from convenor.web.conversations.links import author_mark, mark_of_address, token_of
from convenor.web.conversations.models import Conversation, Invitation, Statement
from convenor.web.conversations.refs import new_nonce
from convenor.web.conversations.services.deciding import Decision
from convenor.web.conversations.vocabulary import Audience
from convenor.web.kernel.clock import today
from convenor.web.kernel.links import digest_of
from tests import factories
from tests.conversations import said

BENEFIT = "Nobody waits a night longer in hospital because their medicines are not ready."
REASON = "It costs little, and nearly everyone can live with it."


def closed(vale, body=None, *, voters=0, statements=6, **fields):
    """Closed; with voters, there is a release that may be shown."""
    audience = Audience.BODY if body is not None else Audience.EVERYONE
    row = said.conversation(
        vale, statements=statements, live=False, audience=audience, body=body, what_comes="The board decides.", **fields
    )
    if not voters:
        return said.closed(row)
    said.votes(row, said.people(row, voters), said.a_spectrum(voters, statements))
    row = said.closed(row)
    said.released(row)
    return row


def asked(row, people):
    """Each of them asked by a link of their own; the secrets of the links, in that order."""
    found = []
    for person in people:
        nonce = new_nonce()
        Invitation.objects.create(
            conversation=row,
            person=person,
            nonce=nonce,
            digest=digest_of(token_of(nonce)),
            address=mark_of_address(nonce, person.email),
        )
        found.append(token_of(nonce))
    Conversation.objects.filter(pk=row.pk).update(invited=len(found))
    return found


def refs(row, *numbers):
    """The references of statements by their numbers."""
    rows = Statement.objects.filter(conversation=row, number__in=numbers)
    return list(rows.order_by("number").values_list("ref", flat=True))


def wrote(row, number, token):
    """That the holder of a link wrote this statement."""
    Statement.objects.filter(conversation=row, number=number).update(seed=False, author=author_mark(token))


def put(lead, row, *numbers, title="Medicines are ready the evening before", **fields):
    """A proposal that rests on these statements; where no matter is given, a new one on a body of its own."""
    if "topic" not in fields and "body" not in fields:
        fields["body"] = factories.body(row.partnership, name="Vale Flow Board").ref
    return services.put_proposal(
        by=lead,
        ref=row.ref,
        title=title,
        text="Pharmacy is told by noon.",
        benefit=BENEFIT,
        statements=refs(row, *numbers),
        on=today(),
        **fields,
    )


def decided(lead, proposal, state="agreed", *, mark=True, going_on="", **fields):
    """What was decided today."""
    owner = factories.person(proposal.partnership, name="Priya Owner") if "owner" not in fields else None
    usual = {"decision": "Agreed as put.", "reason": REASON, "dissent": "", "will_do": "Pharmacy begins in May."}
    given = {**usual, "due": today(), **({"owner": owner.ref} if owner else {}), **fields}
    return services.decide_proposal(
        by=lead,
        ref=proposal.ref,
        revision=proposal.revision,
        said=Decision(state=state, **{"decided_on": today(), **given}),
        mark=mark,
        going_on=going_on,
        on=today(),
    )
