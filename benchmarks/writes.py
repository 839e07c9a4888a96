"""How many ordinary writes a second the database takes, and how long the slowest wait, from several processes.

    .venv/bin/python benchmarks/writes.py [--processes 2] [--threads 4] [--seconds 10]

One write is one service call: a partnership's words changed and one entry in its audit, in one transaction. It runs on
a fresh SQLite file, or on the (empty, expendable) database that CONVENOR_DATABASE names.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from functools import partial


def main() -> int:
    asked = arguments()
    if asked.child:
        return child(asked)
    with tempfile.TemporaryDirectory(prefix="convenor-writes-") as home:
        environ = {**os.environ, "CONVENOR_HOME": home, "DJANGO_SETTINGS_MODULE": "convenor.web.config.settings"}
        subprocess.run(
            [sys.executable, "-m", "django", "migrate", "--skip-checks", "--verbosity", "0"], env=environ, check=True
        )
        own = [sys.executable, __file__, "--child", "--threads", str(asked.threads), "--seconds", str(asked.seconds)]
        start = partial(subprocess.Popen, own, env=environ, stdout=subprocess.PIPE)
        children = [start() for _ in range(asked.processes)]
        waits = sorted(wait for process in children for wait in json.loads(process.communicate()[0]))
    share = {name: waits[int(len(waits) * part)] * 1000 for name, part in (("p50", 0.5), ("p99", 0.99))}
    sys.stdout.write(
        f"{asked.processes} processes x {asked.threads} threads, {asked.seconds} s: "
        f"{len(waits) / asked.seconds:.0f} writes/s, p50 {share['p50']:.1f} ms, p99 {share['p99']:.1f} ms, "
        f"slowest {waits[-1] * 1000:.0f} ms\n"
    )
    return 0


def child(asked: argparse.Namespace) -> int:
    """Write in threads for the time given; how long each write took, as JSON."""
    import django

    django.setup()
    from django.db import connection

    from convenor.web.kernel.services import edit_partnership, start_partnership
    from convenor.web.kernel.viewer import system_viewer

    by = system_viewer("benchmark")
    waits: list[float] = []

    def work(name: str) -> None:
        row = start_partnership(by=by, name=name)
        viewer = system_viewer("benchmark", row.pk)
        until = time.monotonic() + asked.seconds
        while time.monotonic() < until:
            started = time.monotonic()
            row = edit_partnership(by=viewer, revision=row.revision, about=f"written at {started}")
            waits.append(time.monotonic() - started)
        connection.close()

    threads = [threading.Thread(target=work, args=[f"b {os.getpid()} {number}"]) for number in range(asked.threads)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    sys.stdout.write(json.dumps(waits))
    return 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--threads", type=int, default=4)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
