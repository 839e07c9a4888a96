"""Opening the site for a command: only then is the web framework needed, and only then is it loaded."""

import os
from importlib.util import find_spec
from typing import Any

from convenor.cli.saying import Failed

NO_SITE = "this needs the site, which is not installed: pip install 'convenor[web]'"
NO_POSTGRESQL = "CONVENOR_DATABASE names PostgreSQL, and its driver is not installed: pip install 'convenor[postgres]'"


def open_site(*, migrated: bool = True) -> None:
    """Make the site's rooms usable here. With `migrated`, only when the database is ready for this version."""
    if find_spec("django") is None:
        raise Failed(NO_SITE)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "convenor.web.config.settings")
    import django
    from django.apps import apps
    from django.core.exceptions import ImproperlyConfigured

    try:
        if not apps.ready:
            django.setup()
    except ImproperlyConfigured as error:
        raise Failed(NO_POSTGRESQL if "psycopg" in str(error) else str(error)) from error
    except ValueError as error:  # a setting that cannot be read: it says which
        raise Failed(str(error)) from error
    except OSError as error:
        mend = "See that it is there and belongs to the user that runs Convenor, and that its disk is not full"
        raise Failed(f"{error.filename} cannot be used ({error.strerror}). {mend}") from error
    if migrated:
        _must_be_ready()


def partnership_viewer(slug: str, job: str = "command") -> Any:
    """The system viewer of a command that works in one partnership."""
    from convenor.web.kernel.selectors import partnership_named
    from convenor.web.kernel.viewer import system_viewer

    return system_viewer(job, partnership_named(system_viewer(job), slug).pk)


def _must_be_ready() -> None:
    from convenor.web.config.doctor.mending import in_a_line
    from convenor.web.kernel import health
    from convenor.web.kernel.trouble import trouble_of

    if (fault := health.database_fault()) is not None:
        trouble = trouble_of(fault)
        raise Failed(in_a_line(trouble) if trouble else "the database does not answer; convenor doctor says more")
    if health.migrations_waiting():
        raise Failed("the database is not ready for this version; run: convenor migrate")
