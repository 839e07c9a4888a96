"""The command `convenor`: parse, read, call, print. Each matter has its module, which brings its own commands."""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from convenor import __version__
from convenor.cli.saying import Failed, complain
from convenor.errors import ConvenorError

MATTERS = ("running", "looking", "keeping", "registers", "pulses", "people", "diagnosing", "weighing")
ABOUT = """\
Convenor, the workspace of a partnership that governs itself by collaboration.

To begin:   convenor migrate          makes the database ready
            convenor serve            runs the site; it prints a code for the first sign-in
            convenor doctor           says what is wrong with an installation, and how to mend it

Settings are given from outside, as CONVENOR_HOME or CONVENOR_DATABASE: see docs/reference/settings.md.
"""


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    whole = argparse.ArgumentParser(
        prog="convenor", description=ABOUT, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    whole.add_argument("--version", action="version", version=f"Convenor {__version__}")
    commands = whole.add_subparsers(title="commands", dest="command", metavar="COMMAND", required=True)
    for matter in MATTERS:
        import_module(f"convenor.cli.{matter}").offer(commands)
    return whole


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what was asked. 0: done; 1: it could not be, and why is said; 2: it was not understood."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # our tables are small: threads of a solver mostly wait
    for stream in (sys.stdout, sys.stderr):  # names are in any script; a Windows console may not be
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    asked = parser().parse_args(arguments)
    try:
        return int(asked.run(asked) or 0)
    except Failed as failed:
        complain(str(failed))
    except ConvenorError as error:
        complain(_in_words(error))
    except BrokenPipeError:
        sys.stderr.close()
    except KeyboardInterrupt:
        complain("stopped")
        return 130
    except Exception as error:
        said = _trouble(error)
        if not said:
            raise
        complain(said)
    return 1


def _trouble(error: Exception) -> str:
    """What a failing database means, and what helps; empty when it is a mistake of ours."""
    if "django" not in sys.modules:
        return ""
    from django.db import DatabaseError

    if not isinstance(error, DatabaseError):
        return ""
    from convenor.web.config.doctor.mending import in_a_line
    from convenor.web.kernel.trouble import trouble_of

    found = trouble_of(error)
    return in_a_line(found) if found else ""


def _in_words(error: ConvenorError) -> str:
    from convenor.web.ui.wording import say  # whoever raised it has opened the site before

    return say(error)
