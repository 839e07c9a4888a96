"""What each partner needs, who has understood it, whether proposals serve it, what people would gain: all of one
conversation, for the partnership's own people; for others once it is closed, where what came out is public."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from convenor.web.conversations.models import Conversation, Gain, Look, Need, Proposal, SaidBack, SideBySide
from convenor.web.conversations.rules import can_read_needs
from convenor.web.conversations.selectors.proposals import proposals_from
from convenor.web.conversations.selectors.reading import conversation_of
from convenor.web.conversations.selectors.taking_part import Party, parties_of, party_of
from convenor.web.conversations.vocabulary import ProposalState, State
from convenor.web.kernel.errors import Invalid, NotHere
from convenor.web.kernel.rules import can_read_inside, require
from convenor.web.kernel.selectors import this_partnership
from convenor.web.kernel.viewer import Viewer

WAITS, NOT_YET, OLDER = "waits", "none", "older"
"""How it stands between two partners where there is no answer: it is owed; nothing was said back; or only before the
other wrote anew."""


@dataclass(frozen=True)
class NeedsSeen:
    """`parties` take part, or wrote; rows are found by the reference of the partner, `said_back` by (who, whose).

    `earlier` are needs as they were written before. `readings` of the summaries, the newest last.
    """

    parties: Sequence[Party]
    needs: Mapping[str, Need]
    earlier: Mapping[str, Sequence[Need]]
    said_back: Mapping[tuple[str, str], Sequence[SaidBack]]
    gains: Mapping[str, Gain]
    readings: Sequence[SideBySide]
    proposals: Sequence[Proposal]
    looks: Mapping[tuple[str, str], Look]

    @property
    def wrote(self) -> list[Party]:
        """Those that have said what they need."""
        return [one for one in self.parties if one.ref in self.needs]

    @property
    def open_proposals(self) -> list[Proposal]:
        """Those on which nothing was decided yet."""
        return [one for one in self.proposals if one.state == ProposalState.PUT]

    def between(self, who: str, whose: str) -> str:
        """Whether one has understood the other: an answer (`Understood`), or why there is none."""
        said = self.said_back.get((who, whose), ())
        of_today = [one for one in said if not one.need.replaced]
        if of_today:
            return of_today[-1].answer or WAITS
        return OLDER if said else NOT_YET

    @property
    def reading_is_old(self) -> bool:
        """Whether some summary was written after they were read side by side."""
        if not self.readings:
            return False
        return {one.pk for one in self.readings[-1].gains.all()} != {one.pk for one in self.gains.values()}


def may_read_needs(viewer: Viewer, conversation: Conversation) -> bool:
    """Whether the viewer, who may read the conversation, may read these. No query."""
    return can_read_needs(viewer, conversation.partnership, state=conversation.state)


def needs_conversation(viewer: Viewer, ref: str, on: date) -> Conversation:
    """One conversation that is open or over, for whoever may read what partners need."""
    row = conversation_of(viewer, ref, on)
    if row.state == State.DRAFT:
        raise Invalid("conversation_not_open_yet")
    require(may_read_needs(viewer, row), "needs.read")
    return row


def needs_of(viewer: Viewer, conversation: Conversation, on: date) -> NeedsSeen:
    """All of it. A fixed number of queries."""
    needs = _signed(viewer, Need, conversation).order_by("pk")
    current = {one.partner.ref: one for one in needs if not one.replaced}
    gains = [one for one in _signed(viewer, Gain, conversation) if not one.replaced]
    proposals = proposals_from(viewer, conversation)
    looks = looks_at(viewer, proposals)
    there = {one.ref: one for one in parties_of(viewer, conversation, on)}
    spoke = [*current.values(), *gains, *looks.values()]
    there |= {one.partner.ref: party_of(one.partner) for one in spoke if one.partner.ref not in there}
    return NeedsSeen(
        parties=sorted(there.values(), key=lambda one: (one.name.casefold(), one.ref)),
        needs=current,
        earlier=_grouped((one.partner.ref, one) for one in needs if one.replaced),
        said_back=said_back_in(viewer, conversation),
        gains={one.partner.ref: one for one in gains},
        readings=_readings(viewer, conversation),
        proposals=proposals,
        looks=looks,
    )


def said_back_in(viewer: Viewer, conversation: Conversation) -> Mapping[tuple[str, str], Sequence[SaidBack]]:
    """What was said back, by who said it and whose need it is, the oldest first. One query."""
    rows = SaidBack.objects.filter(partnership_id=viewer.partnership_id, need__conversation=conversation)
    rows = rows.select_related("partner", "need__partner").order_by("pk")
    return _grouped(((one.partner.ref, one.need.partner.ref), one) for one in rows)


def said_back_of(viewer: Viewer, conversation: Conversation, ref: str) -> SaidBack:
    """One thing said back, with the need it is about."""
    rows = SaidBack.objects.filter(partnership_id=viewer.partnership_id, need__conversation=conversation, ref=ref)
    row = rows.select_related("partner", "need__partner").first()
    if row is None:
        raise NotHere("not_here", subject=ref)
    return row


def need_of(viewer: Viewer, conversation: Conversation, partner: str) -> Need | None:
    """What one partner needs, as it says today."""
    rows = Need.objects.filter(partnership_id=viewer.partnership_id, conversation=conversation, replaced=False)
    return rows.filter(partner__ref=partner).select_related("partner").first()


def gain_of(viewer: Viewer, conversation: Conversation, partner: str) -> Gain | None:
    """What people would gain, as one partner says today."""
    rows = Gain.objects.filter(partnership_id=viewer.partnership_id, conversation=conversation, replaced=False)
    return rows.filter(partner__ref=partner).select_related("partner").first()


def gains_in(viewer: Viewer, conversation: Conversation) -> list[Gain]:
    """What people would gain, as each partner says today, by its name."""
    rows = Gain.objects.filter(partnership_id=viewer.partnership_id, conversation=conversation, replaced=False)
    return list(rows.select_related("partner").order_by("partner__name", "pk"))


def looks_at(viewer: Viewer, proposals: Sequence[Proposal]) -> Mapping[tuple[str, str], Look]:
    """What each partner says of each proposal, by the references of both. One query."""
    rows = Look.objects.filter(partnership_id=viewer.partnership_id, proposal__in=list(proposals), replaced=False)
    return {(one.proposal.ref, one.partner.ref): one for one in rows.select_related("proposal", "partner")}


def those_who_wrote(viewer: Viewer, conversation: Conversation) -> list[Party]:
    """The partners that have said what they need, by name. One query."""
    rows = Need.objects.filter(partnership_id=viewer.partnership_id, conversation=conversation, replaced=False)
    return [party_of(one.partner) for one in rows.select_related("partner").order_by("partner__name", "pk")]


def public_later(viewer: Viewer) -> bool:
    """Whether people outside read what partners need once the conversation is closed: where the register is open."""
    require(can_read_inside(viewer), "needs.read")
    return bool(this_partnership(viewer).register_is_public)


def _signed(viewer: Viewer, model: Any, conversation: Conversation) -> Any:
    rows = model.objects.filter(partnership_id=viewer.partnership_id, conversation=conversation)
    return rows.select_related("partner")


def _readings(viewer: Viewer, conversation: Conversation) -> list[SideBySide]:
    rows = SideBySide.objects.filter(partnership_id=viewer.partnership_id, conversation=conversation)
    return list(rows.prefetch_related("gains", "objections__partner").order_by("pk"))


def _grouped(pairs: Iterable[tuple[Any, Any]]) -> dict[Any, list[Any]]:
    found: dict[Any, list[Any]] = defaultdict(list)
    for key, one in pairs:
        found[key].append(one)
    return dict(found)
