"""Ways through care that cross organisations, as anyone who may read the register sees them."""

from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from convenor.web.bodies.models import Pathway, PathwaySeat, PathwayStep
from convenor.web.kernel.base import in_force_on
from convenor.web.kernel.errors import NotHere
from convenor.web.kernel.selectors import this_partnership
from convenor.web.kernel.viewer import Viewer


def pathways(viewer: Viewer, *, on: date) -> list[Pathway]:
    """The pathways of a day, each with its steps."""
    return list(_rows(viewer).filter(in_force_on(on)))


def pathway_of(viewer: Viewer, ref: str) -> Pathway:
    """One pathway with its steps, of any day."""
    pathway = _rows(viewer).filter(ref=ref).first()
    if pathway is None:
        raise NotHere("not_here", subject=ref)
    return pathway


def pathways_to_choose(viewer: Viewer, *, also: Pathway | None = None) -> list[tuple[str, str]]:
    """Reference and name of each pathway that goes on, and of the one already chosen."""
    rows = Pathway.objects.filter(partnership=this_partnership(viewer))
    rows = rows.filter(Q(ends=None) | Q(pk=also.pk if also else None))
    return list(rows.order_by("name", "ref").values_list("ref", "name"))


def pathway_chosen(viewer: Viewer, ref: str) -> Pathway | None:
    """The pathway that was chosen; None when the choice was left empty."""
    return pathway_of(viewer, ref) if ref else None


def _rows(viewer: Viewer) -> QuerySet[Pathway]:
    steps = Prefetch("steps", PathwayStep.objects.select_related("partner").order_by("position"))
    rows = Pathway.objects.filter(partnership=this_partnership(viewer))
    return rows.select_related("body", "community", "lead").prefetch_related(steps)


def required_of(viewer: Viewer, pathway: Pathway) -> list[PathwaySeat]:
    """The places that a pathway requires; read the pathway first: `pathway_of`."""
    rows = PathwaySeat.objects.filter(partnership_id=viewer.partnership_id, pathway=pathway)
    return list(rows.select_related("partner", "community").order_by("pk"))
