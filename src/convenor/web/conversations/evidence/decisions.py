"""From rows to what has changed: proposals put forward and decided, each with its reason."""

from convenor.methods.changes import Change
from convenor.web.conversations.models import Proposal
from convenor.web.conversations.vocabulary import ProposalState
from convenor.web.kernel.viewer import Viewer


def proposals_decided(viewer: Viewer) -> list[Change]:
    """Each proposal on the day it was put forward, and on the day it was decided, with why, as `other`. One query."""
    rows = Proposal.objects.filter(partnership_id=viewer.partnership_id)
    found = []
    fields = ("put_on", "decided_on", "state", "ref", "title", "reason", "topic__body__ref")
    for put_on, decided_on, state, ref, title, reason, body in rows.values_list(*fields):
        found.append(Change(put_on, "proposal", ProposalState.PUT.value, ref, title, of=body or ""))
        if decided_on is not None:
            found.append(Change(decided_on, "proposal", state, ref, title, " ".join(reason.split()), body or ""))
    return found
