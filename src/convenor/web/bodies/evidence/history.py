"""From rows to what has changed: bodies, seats and terms with their days, and matters with their marks."""

from convenor.methods.changes import Change, Dated, Followed, FormerName
from convenor.web.bodies import models
from convenor.web.kernel.viewer import Viewer


def body_history(viewer: Viewer) -> tuple[list[Dated], list[FormerName], list[Followed]]:
    """All bodies, seats and terms with their days, former names and successors, for what has changed. Five queries."""
    of = {"partnership_id": viewer.partnership_id}
    bodies = models.Body.objects.filter(**of)
    rows = [Dated("body", *row) for row in bodies.values_list("ref", "name", "starts", "ends")]
    seats = models.Seat.objects.filter(**of).values_list("ref", "title", "starts", "ends", "body__ref")
    rows += [Dated("seat", *row) for row in seats]
    terms = models.Term.objects.filter(**of).values_list("ref", "person__name", "starts", "ends", "seat__ref")
    rows += [Dated("term", *row) for row in terms]
    former = models.FormerBodyName.objects.filter(**of).values_list("body__ref", "name", "ends")
    followed = bodies.filter(succeeds__isnull=False, starts__isnull=False)
    earlier_and_later = followed.values_list("succeeds__ref", "ref", "starts")
    return (
        rows,
        [FormerName("body", *row) for row in former],
        [Followed("body", earlier, later, "replaced", on) for earlier, later, on in earlier_and_later if on],
    )


def marks(viewer: Viewer) -> list[Change]:
    """Each matter narrowed or decided, on its day, and each that went on without some it touches (why, as `other`).

    Two queries.
    """
    of = {"partnership_id": viewer.partnership_id}
    topics = models.Topic.objects.filter(**of, marked_on__isnull=False).exclude(status="open")
    rows = topics.values_list("marked_on", "status", "ref", "title", "body__ref")
    found = [Change(on, "topic", status, ref, title, of=body) for on, status, ref, title, body in rows if on]
    went = models.WentOn.objects.filter(**of)
    for on, ref, title, absent, reason in went.values_list("on", "topic__ref", "topic__title", "absent", "reason"):
        found.append(Change(on, "topic", "went_on", ref, title, reason, "; ".join(absent.splitlines())))
    return found
