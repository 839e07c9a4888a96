"""What was in a file is kept only as long as it can be undone."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from convenor.web.kernel import audit
from convenor.web.kernel.rules import can_run_installation, require
from convenor.web.kernel.viewer import Viewer
from convenor.web.register.models import Import
from convenor.web.register.rules import UNDO_FOR


@transaction.atomic
def empty_old_imports(*, by: Viewer, now: datetime) -> int:
    """Empty the rows of files looked at or put in more than a day ago; returns how many. For the nightly job."""
    require(can_run_installation(by), "register.empty")
    old = now - UNDO_FOR
    over = Q(applied_at__isnull=True, read_at__lt=old) | Q(applied_at__lt=old) | Q(undone_at__isnull=False)
    still_full = (
        ~Q(rows=[]) | ~Q(before=[]) | ~Q(problems=[]) | Q(plan__has_key="changes") | Q(plan__has_key="undo_merge")
    )
    emptied = 0
    for imported in Import.objects.filter(over).filter(still_full).only("pk", "plan").iterator(chunk_size=20):
        plan = {name: imported.plan[name] for name in ("counts", "merge") if name in imported.plan}
        emptied += Import.objects.filter(pk=imported.pk).update(rows=[], before=[], problems=[], plan=plan)
    if emptied:
        audit.record(by=by, verb="register.empty", subject="imports", count=emptied)
    return emptied
