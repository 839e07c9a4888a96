"""What stands behind a link: the conversation, whether one can still take part, and what its holder has said of
themselves. No account is needed, and looking changes nothing."""

from dataclasses import dataclass
from datetime import date

from convenor.web.conversations.links import author_mark, door_mark, voter_mark
from convenor.web.conversations.models import Conversation, Invitation, Release, Statement, Telling, Voter
from convenor.web.conversations.vocabulary import Axis, Standing, State
from convenor.web.kernel.errors import NotHere
from convenor.web.kernel.links import digest_of


@dataclass(frozen=True, slots=True)
class Part:
    """Somebody's part in a conversation, as far as choosing what they are asked next needs it: who they are there, and
    of the conversation its key, reference, policy and lines."""

    voter: int | None
    groups: dict[str, str]
    conversation: int
    ref: str
    routing: str
    axes: list[str]
    guess_axis: str


@dataclass(frozen=True, slots=True)
class Door:
    """A conversation as the holder of a link sees it. `state`: open, over (its last day is past), closed, cancelled or
    draft. `voter`: the key of their row, None until they begin. `own`: what they said they are. `personal`: whether the
    link was given to them, not made from the one that everybody has."""

    state: str
    conversation: Conversation
    voter: int | None
    own: str
    groups: dict[str, str]
    personal: bool

    @property
    def part(self) -> Part:
        """What choosing the next statement needs."""
        row = self.conversation
        return Part(self.voter, self.groups, row.pk, row.ref, row.routing, row.axes, row.guess_axis)


@dataclass(frozen=True, slots=True)
class OwnWords:
    """A statement that somebody wrote, and what became of it."""

    ref: str
    text: str
    standing: str
    reason: str
    note: str


# allow: viewer-first – whoever holds the link
def door_of(token: str, on: date) -> Door:
    """What a personal link leads to. NotHere when it is none of ours."""
    around = ("conversation__partnership", "conversation__body")
    voter = Voter.objects.select_related(*around).filter(mark=voter_mark(token)).first()
    if voter is not None:
        own = voter.groups.get(Axis.OWN, "")
        personal = voter.conversation.everyone_nonce is None or not _made_at(token, voter.conversation)
        return Door(state_on(voter.conversation, on), voter.conversation, voter.key, own, voter.groups, personal)
    invitation = Invitation.objects.select_related(*around).filter(digest=digest_of(token)).first()
    if invitation is not None:
        conversation = invitation.conversation
        return Door(state_on(conversation, on), conversation, None, "", invitation.groups, personal=True)
    return _ended_door(token, on)


# allow: viewer-first – whoever holds the link
def everyone_door(door: str, on: date) -> Door:
    """What the link that everybody has leads to. NotHere when it is none of ours."""
    rows = Conversation.objects.select_related("partnership", "body").filter(everyone_nonce=door)
    conversation = rows.first() if door.isalnum() else None  # a database refuses some characters outright
    if conversation is None:
        raise NotHere("conversation_link_unknown")
    return Door(state_on(conversation, on), conversation, None, "", {}, personal=False)


# allow: viewer-first – whoever holds the link
def state_on(conversation: Conversation, on: date) -> str:
    """Whether one can take part on a day."""
    if conversation.state != State.OPEN:
        return str(conversation.state)
    return "over" if conversation.closes is not None and conversation.closes < on else "open"


# allow: viewer-first – whoever holds the link
def own_words(token: str, conversation: Conversation) -> list[OwnWords]:
    """The statements that the holder of a link wrote. They stay theirs after the close."""
    rows = Statement.objects.filter(conversation=conversation, author=author_mark(token))
    return [OwnWords(row.ref, row.text, row.standing, row.reason, row.note) for row in rows.order_by("pk")]


# allow: viewer-first – whoever holds the link
def statements_in(conversation: Conversation) -> list[tuple[str, str]]:
    """What is asked of everybody: reference and text, in the order in which they came to be shown."""
    rows = Statement.objects.filter(conversation=conversation, standing=Standing.SHOWN)
    return list(rows.order_by("number").values_list("ref", "text"))


# allow: viewer-first – whoever holds the link
def tellings_in(conversation: Conversation) -> list[Telling]:
    """The background in other words, by audience: the versions that stand."""
    return list(Telling.objects.filter(conversation=conversation, replaced=False).order_by("audience", "-pk"))


# allow: viewer-first – whoever holds the link
def can_be_read(door: Door) -> bool:
    """Whether something of what came out can be read now, by whoever may read it."""
    if door.state not in ("over", State.CLOSED):
        return False
    return Release.objects.filter(conversation=door.conversation).exists()


def _ended_door(token: str, on: date) -> Door:
    """Of a link made at a shared one once no mark of it is kept: it says what became of the conversation. While that
    is open nobody makes such a link by themselves."""
    shared = Conversation.objects.select_related("partnership", "body").filter(everyone_nonce__isnull=False)
    for conversation in shared.exclude(state__in=(State.DRAFT, State.OPEN)):
        if _made_at(token, conversation):
            return Door(state_on(conversation, on), conversation, None, "", {}, personal=False)
    raise NotHere("conversation_link_unknown")


def _made_at(token: str, conversation: Conversation) -> bool:
    return len(token) > 40 and token.endswith(door_mark(conversation.everyone_nonce or ""))
