"""What every word of a partner in a conversation asks before it is kept: who may sign it, that it is of today."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from convenor.web.conversations.models import Conversation
from convenor.web.conversations.selectors.needs import may_read_needs
from convenor.web.conversations.selectors.reading import conversation_of
from convenor.web.conversations.selectors.taking_part import (
    Party,
    Speaks,
    parties_of,
    party_to_write_for,
    speaks_for,
)
from convenor.web.conversations.vocabulary import State
from convenor.web.kernel.errors import ChangedMeanwhile, Invalid
from convenor.web.kernel.rules import require
from convenor.web.kernel.saving import save_against
from convenor.web.kernel.viewer import Viewer


@dataclass(frozen=True)
class Signature:
    """One partner's hand in one conversation, held until the transaction ends."""

    conversation: Conversation
    party: Party
    parties: list[Party]
    speaks: Speaks
    on: date
    on_behalf: bool = False

    @property
    def fields(self) -> dict[str, Any]:
        """What every signed row holds."""
        return {
            "partnership_id": self.conversation.partnership_id,
            "partner_id": self.party.pk,
            "on_behalf": self.on_behalf,
            "said_on": self.on,
        }

    @property
    def facts(self) -> dict[str, Any]:
        """What the audit keeps of it: which partner, and whether somebody else wrote it down."""
        return {"partner": self.party.ref, "on_behalf": self.on_behalf}


def signed(*, by: Viewer, ref: str, partner: str, on: date, on_behalf: bool = False, itself: bool = False) -> Signature:
    """Write for one partner: as its own, or, where it told somebody who may, on its behalf, which must be said.

    `itself`: only the partner's own people may say this.
    """
    row = held(by=by, ref=ref, on=on)
    parties = parties_of(by, row, on)
    party = party_to_write_for(by, parties, partner)
    speaks = speaks_for(by, on)
    own = speaks.as_own(party.ref)
    require(own or (speaks.for_others and not itself), "needs.write")
    if not own and not on_behalf:
        raise Invalid("needs_on_behalf_missing", field="on_behalf", partner=party.name)
    return Signature(row, party, parties, speaks, on, on_behalf=not own)


def held(*, by: Viewer, ref: str, on: date) -> Conversation:
    """A conversation that is open or closed, which nobody else changes until the transaction ends."""
    row = conversation_of(by, ref, on)
    Conversation.objects.select_for_update(of=("self",)).filter(pk=row.pk).first()
    if row.state == State.DRAFT:
        raise Invalid("conversation_not_open_yet")
    require(may_read_needs(by, row), "needs.write")
    if row.state == State.CANCELLED:
        raise Invalid("conversation_cancelled_already")
    return row


def take_the_place_of(*, by: Viewer, former: Any, revision: int) -> None:
    """Mark what was said before as replaced, if it is still what the writer saw (`revision` 0: nothing)."""
    if (former.revision if former else 0) != revision:
        raise ChangedMeanwhile("changed_meanwhile", subject=former.ref if former else str(by.actor))
    if former:
        save_against(former, revision=revision, fields={"replaced": True})
