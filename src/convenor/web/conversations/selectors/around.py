"""What stands around a proposal: its sources, what was said against it, whether it held. Read the proposal first."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from convenor.web.bodies.selectors.untold import went_on
from convenor.web.conversations.after import Against, Review, Source
from convenor.web.conversations.models import Proposal
from convenor.web.conversations.rules import can_say_against
from convenor.web.conversations.selectors.proposals import proposal_to_run
from convenor.web.conversations.vocabulary import ProposalState
from convenor.web.kernel.errors import Invalid, NotHere
from convenor.web.kernel.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Around:
    """Sources, critical points and reviews, each the oldest first; `without`: each time the matter went on without some
    it touches, with who they were and the reason; whether the viewer may say something against it."""

    sources: list[Source] = field(default_factory=list)
    against: list[Against] = field(default_factory=list)
    reviews: list[Review] = field(default_factory=list)
    without: list[Any] = field(default_factory=list)
    may_say_against: bool = False


def around(viewer: Viewer, proposal: Proposal, *, may_run: bool) -> Around:
    """All of it, for whoever may read the proposal. Three queries; four once it is decided."""
    mine = {"partnership_id": viewer.partnership_id, "proposal": proposal}
    decided = proposal.topic is not None and proposal.state != ProposalState.PUT
    return Around(
        list(Source.objects.filter(**mine).select_related("community").order_by("pk")),
        list(Against.objects.filter(**mine).order_by("pk")),
        list(Review.objects.filter(**mine).order_by("pk")),
        went_on(viewer, proposal.topic) if decided and proposal.topic else [],
        can_say_against(viewer, runs=may_run),
    )


def source_to_take_out(viewer: Viewer, ref: str, source: str, on: date) -> Source:
    """One source of a proposal that is not decided yet, for whoever runs it."""
    proposal = proposal_to_run(viewer, ref, on)
    row = Source.objects.filter(proposal=proposal, ref=source).first()
    if row is None:
        raise NotHere("not_here", subject=source)
    if proposal.state != ProposalState.PUT:
        raise Invalid("proposal_together_decided")
    return row


def against_to_answer(viewer: Viewer, ref: str, against: str, on: date) -> Against:
    """One critical point that has no answer yet, for whoever runs the conversation."""
    row = Against.objects.filter(proposal=proposal_to_run(viewer, ref, on), ref=against).first()
    if row is None:
        raise NotHere("not_here", subject=against)
    if row.answer:
        raise Invalid("against_answered_already")
    return row
