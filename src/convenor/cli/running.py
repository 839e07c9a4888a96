"""Running the site: making the database ready, serving pages, doing jobs, showing a demonstration."""

import argparse
import signal
import sys
import threading
from typing import Any

from convenor.cli.saying import Failed, say
from convenor.cli.site import open_site


def offer(commands: Any) -> None:
    serving = commands.add_parser("serve", help="run the site and the worker of its jobs")
    serving.add_argument(
        "--host", default="127.0.0.1", help="where to listen; 0.0.0.0 for everywhere (default: %(default)s)"
    )
    serving.add_argument("--port", type=port, default=8000, help="default: %(default)s")
    serving.add_argument(
        "--workers", type=int, default=2, help="web processes, about one a core (default: %(default)s)"
    )
    serving.add_argument("--without-jobs", action="store_true", help="no worker: `convenor work` runs elsewhere")
    serving.set_defaults(run=serve)
    working = commands.add_parser("work", help="do jobs alone, where the web processes run elsewhere")
    working.add_argument("--until-input-ends", action="store_true", help=argparse.SUPPRESS)
    working.set_defaults(run=work)
    migrating = commands.add_parser("migrate", help="make the database and the files of pages ready for this version")
    migrating.set_defaults(run=migrate)
    demonstrating = commands.add_parser("demonstration", help="fill an empty installation with made-up partnerships")
    demonstrating.set_defaults(run=demonstration)


def port(text: str) -> int:
    """A port as typed.

    >>> port("8000")
    8000
    """
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError("a port is a whole number from 1 to 65535")
    return int(text)


def migrate(asked: argparse.Namespace) -> int:
    open_site(migrated=False)
    from convenor.web.config.installing import make_ready

    for line in make_ready():
        say(line)
    return 0


def serve(asked: argparse.Namespace) -> int:
    open_site()
    from convenor.web.config.page_files import fault
    from convenor.web.config.serving import serve as serve_site

    if found := fault():
        raise Failed(f"the files of pages: {found.says}. {found.mend}")
    serve_site(host=asked.host, port=asked.port, workers=asked.workers, jobs=not asked.without_jobs, say=say)
    return 0


def work(asked: argparse.Namespace) -> int:
    open_site()
    from convenor.web.config.jobs import JobsWorker

    worker = JobsWorker()
    for name in ("SIGINT", "SIGTERM", "SIGBREAK"):  # the last is Windows'
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda *_: worker.stop())
    if asked.until_input_ends:  # `convenor serve` holds the other end: however it ends, so does its worker
        threading.Thread(target=_stop_at_end_of_input, args=[worker], daemon=True).start()
    worker.work()
    return 0


def _stop_at_end_of_input(worker: Any) -> None:
    sys.stdin.read()
    worker.stop()


def demonstration(asked: argparse.Namespace) -> int:
    open_site()
    from convenor.web.demonstration.build import build

    for line in build():
        say(line)
    return 0
