"""How long a forum's page with 40 seats and 12 waves takes, against an empty page of the same site.

    .venv/bin/python -m benchmarks.forum [--asks 200]

The forum is Eastvale Place Partnership of the demonstration, with seats added up to 40; the empty page is the home of a
partnership in which nothing is registered. Signed in as governance lead; one server of the product's own answers all in
turn, as in benchmarks/home.py.
"""

import argparse
import http.client
import os
import subprocess
import sys
import tempfile
import time

from benchmarks.home import EMPTY, free_port, prepare, say, signed_in, wait_for

FORUM = "/p/northmoor-and-vale/bodies/B12/forum/"
PAGES = {
    "the forum's page": FORUM,
    "one box of it": f"{FORUM}box/collaborative-process/",
    "the report": f"{FORUM}report/",
    "the report as PDF": f"{FORUM}report.pdf",
    "all forums": "/p/northmoor-and-vale/forums/",
    "an empty home": EMPTY,
}
GROW = (
    "from convenor.cli.site import open_site; open_site();"
    "from convenor.web.bodies.models import Body, Seat, Term;"
    "from convenor.web.people.models import Person;"
    "body = Body.objects.get(partnership__slug='northmoor-and-vale', ref='B12');"
    "people = Person.objects.filter(partnership=body.partnership);"
    "made = [Seat.objects.create(partnership=body.partnership, body=body, ref=f'X{number}', title=f'Member {number}',"
    " seat_class='partner') for number in range(40 - body.seats.count())];"
    "[Term.objects.create(partnership=body.partnership, seat=seat, person=person, ref=f'XT{seat.ref}',"
    " starts='2026-01-01') for seat, person in zip(made, people)]"
)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--asks", type=int, default=200, choices=range(10, 2001), metavar="10-2000")
    asks = parser.parse_args().asks
    with tempfile.TemporaryDirectory(prefix="convenor-forum-") as home:
        port = free_port()
        environ = {name: value for name, value in os.environ.items() if not name.startswith("CONVENOR_")}
        environ |= {"CONVENOR_HOME": home, "CONVENOR_DEMO": "yes", "CONVENOR_URL": f"http://127.0.0.1:{port}"}
        prepare(home, environ)
        subprocess.run([sys.executable, "-c", GROW], env=environ, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
        server = subprocess.Popen(  # noqa: S603  our own command
            [sys.executable, "-m", "convenor.cli", "serve", "--port", str(port)],
            env=environ,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            wait_for(port)
            measure(port, asks)
        finally:
            server.terminate()
            server.wait()
    return 0


def measure(port: int, asks: int) -> None:
    """Ask for all in turn; the p50 and p95 of each, and the p95 as a multiple of the empty home's."""
    cookie = signed_in(port)
    times: dict[str, list[float]] = {name: [] for name in PAGES}
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    for turn in range(asks + 3):
        for name, page in PAGES.items():
            began = time.perf_counter()
            connection.request("GET", page, headers={"Cookie": cookie})
            answer = connection.getresponse()
            answer.read()
            if answer.status != 200:
                raise SystemExit(f"{page} answered {answer.status}")
            if turn >= 3:
                times[name].append(time.perf_counter() - began)
    empty = sorted(times["an empty home"])[int(asks * 0.95)]
    for name, waits in times.items():
        waits.sort()
        half, most = waits[asks // 2] * 1000, waits[int(asks * 0.95)]
        say(f"{name:20} p50 {half:7.1f} ms, p95 {most * 1000:7.1f} ms, {most / empty:.2f} times an empty home")


if __name__ == "__main__":
    sys.exit(main())
