"""What was decided about a proposal and why, what was promised, and what came of it: the same words on every page."""

from typing import Any

from django.http import HttpRequest

from convenor.web.conversations.outcome_words import decided_says, promise_says
from convenor.web.conversations.vocabulary import ProposalState
from convenor.web.ui.pages import link

TONES = {
    ProposalState.PUT: "yellow",
    ProposalState.AGREED: "blue",
    ProposalState.CHANGED: "blue",
    ProposalState.DECLINED: "grey",
    ProposalState.WITHDRAWN: "grey",
}


def in_short(request: HttpRequest, proposal: Any) -> dict[str, Any]:
    """One proposal as a card: its name, what was decided and why, who saw it otherwise, the promise, what came."""
    return {
        "title": proposal.title,
        "href": link(request, "conversations:proposal", ref=proposal.ref),
        "state": proposal.get_state_display(),
        "tone": TONES[ProposalState(proposal.state)],
        "says": decided_says(proposal),
        "decision": paragraphs(proposal.decision),
        "reason": paragraphs(proposal.reason),
        "dissent": paragraphs(proposal.dissent),
        "new": paragraphs(proposal.new_in_it),
        "promise": promise_says(proposal),
        "came": paragraphs(proposal.came_of),
        "came_on": proposal.came_on,
    }


def paragraphs(text: str) -> list[str]:
    """Lines with something in them."""
    return [line for line in text.splitlines() if line.strip()]
