"""Who may do what with conversations. Whoever asks sees no vote before what was declared, either."""

from collections.abc import Iterable
from typing import Any

from convenor.web.conversations.vocabulary import State
from convenor.web.kernel.rules import can_read_register
from convenor.web.kernel.viewer import Role, Viewer


def can_ask_anybody(viewer: Viewer) -> bool:
    """Ask a question of any body, of communities or of everyone: governance leads, leaders, named system jobs."""
    if viewer.system:
        return True
    return viewer.has(Role.CONVENOR, Role.LEADER)


def can_ask(viewer: Viewer, *, leads: bool) -> bool:
    """Ask one body. `leads`: whether the viewer holds a leading seat there."""
    if can_ask_anybody(viewer):
        return True
    return viewer.has(Role.MEMBER) and leads


def can_moderate(viewer: Viewer, *, leads: bool = False) -> bool:
    """Look at statements before others see them: whoever may ask there."""
    return can_ask(viewer, leads=leads)


def can_see_drafts(viewer: Viewer, *, leads: bool = False) -> bool:
    """Know of a conversation being prepared: whoever may ask there."""
    return can_ask(viewer, leads=leads)


def can_read(viewer: Viewer, partnership: Any, *, state: str) -> bool:
    """Know of a conversation and read what came out: who may read the register, once it is open."""
    if state == State.DRAFT:
        return can_ask_anybody(viewer)
    return can_read_register(viewer, partnership)


def may_be_counted_on(groups: Iterable[int], nobody_said: int, least: int) -> bool:
    """Whether a line may be kept: two groups or more, none with fewer people asked than `least`, the rest neither.

    >>> may_be_counted_on([8, 9], 0, 8), may_be_counted_on([8, 7], 0, 8), may_be_counted_on([8, 9], 1, 8)
    (True, False, False)
    """
    counts = list(groups)
    return len(counts) > 1 and min(counts) >= least and (nobody_said == 0 or nobody_said >= least)


def can_say_what_came(viewer: Viewer, *, runs: bool, owner: int | None) -> bool:
    """Say what came of a proposal: whoever may run the conversation, and whoever promised something."""
    if runs:
        return True
    return owner is not None and viewer.belongs and viewer.person_id == owner


def can_read_needs(viewer: Viewer, partnership: Any, *, state: str) -> bool:
    """Read what each partner needs: the partnership's own people once it is open; others once it is closed, where what
    came out is public, too."""
    if state == State.DRAFT:
        return False
    if viewer.belongs:
        return bool(viewer.partnership_id == partnership.pk)
    return state == State.CLOSED and can_read_register(viewer, partnership)


def can_write_for_a_partner(viewer: Viewer) -> bool:
    """Write in the name of the organisation one works or sits for; an evaluator only reads."""
    if viewer.system:
        return True
    return viewer.has(Role.MEMBER, Role.LEADER, Role.CONVENOR)


def can_write_down_for_others(viewer: Viewer) -> bool:
    """Write down for an organisation what it said, and say so: governance leads and leaders."""
    if viewer.system:
        return True
    return viewer.has(Role.CONVENOR, Role.LEADER)


def can_say_against(viewer: Viewer, *, runs: bool) -> bool:
    """Say something against a proposal: every member of the partnership, and whoever runs the conversation."""
    return runs or viewer.has(Role.MEMBER)
