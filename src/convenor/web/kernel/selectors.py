"""Reads about partnerships: first argument, who is asking."""

from collections.abc import Iterable

from django.db.models import Q

from convenor.web.kernel.errors import NotHere
from convenor.web.kernel.models import Partnership
from convenor.web.kernel.rules import can_read_register, can_run_installation
from convenor.web.kernel.viewer import Viewer


def partnerships_for(viewer: Viewer, *, own: Iterable[int] = ()) -> list[Partnership]:
    """The partnerships a viewer may know of: public ones, their `own` (the people room knows); all for the operator."""
    if can_run_installation(viewer):
        return list(Partnership.objects.all())
    return list(Partnership.objects.filter(Q(register_is_public=True) | Q(pk__in=list(own))))


def this_partnership(viewer: Viewer) -> Partnership:
    """The partnership the viewer is in; one they may not know of is as if it did not exist.

    Running the installation is no right to read in it: a closed partnership is closed to its operator too.
    """
    partnership = Partnership.objects.filter(pk=viewer.partnership_id).first()
    if partnership is None:
        raise NotHere("not_here", subject="partnership")
    if not can_read_register(viewer, partnership):
        raise NotHere("not_here", subject="partnership")
    return partnership


def partnership_named(viewer: Viewer, slug: str) -> Partnership:
    """A partnership by its short name, for the operator and for named system jobs (the command line)."""
    found = Partnership.objects.filter(slug=slug).first()
    if found is None:
        raise NotHere("no_such_partnership", slug=slug)
    if viewer.partnership_id != found.pk and not can_run_installation(viewer):
        raise NotHere("no_such_partnership", slug=slug)
    return found


def partnership_at(viewer: Viewer, slug: str) -> Partnership | None:
    """The partnership an address names. Whether the viewer may know of it is asked by what stands at the address."""
    return Partnership.objects.filter(slug=slug).first()


def lock_partnership(viewer: Viewer) -> None:
    """Let changes in the viewer's partnership that must not meet wait for each other, until the transaction ends."""
    Partnership.objects.select_for_update().filter(pk=viewer.partnership_id).first()
