"""What was brought in from files, so that it can be looked at, applied whole, and undone within the day."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from convenor.web.kernel.ids import new_ref


def new_import_ref() -> str:
    return new_ref("imp")


class Import(models.Model):
    """One file: read, checked, perhaps applied, perhaps undone. The file's rows are kept only as long as undo lasts."""

    ref = models.CharField(max_length=40, unique=True, default=new_import_ref)
    partnership = models.ForeignKey("kernel.Partnership", on_delete=models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200)
    digest = models.CharField(_("hash of the file"), max_length=64)
    by = models.CharField(max_length=100)
    read_at = models.DateTimeField()
    rows = models.JSONField(default=list)  # what the file said, typed; empty once undo has lapsed
    problems = models.JSONField(default=list)
    plan = models.JSONField(default=dict)  # what it would do, as shown; only the numbers once undo has lapsed
    applied_at = models.DateTimeField(null=True, blank=True)
    before = models.JSONField(default=list)  # what each changed row was, for undo; empty once undo has lapsed
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-read_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(undone_at__isnull=True) | Q(applied_at__isnull=False), name="import_undone_was_applied"
            )
        ]

    def __str__(self) -> str:
        return self.file_name
