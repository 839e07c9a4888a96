"""Whether 1,500 people can answer one pulse within a minute on one machine, and whether any answer is lost.

    .venv/bin/python -m benchmarks.pulse [--people 1500] [--at-once 24] [--set forum_8] [--every-page]

One server of the product's own, on this computer alone, and a fresh SQLite file. Each person sends their answers from
the page on which they wrote the last of them: they press Continue on each page (which keeps what they wrote), look at
the summary, and send. With `--every-page` they also open the letter's link and the thanks. Those who answer share the
machine with the server.
"""

import argparse
import http.client
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from queue import Empty, SimpleQueue
from urllib.parse import urlencode

from benchmarks.home import free_port, wait_for
from tools import assets

GUARD = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
QUESTION = re.compile(r'type="radio"[^>]* name="([a-z0-9_]+)" value="1"')
REVISION = re.compile(
    r'name="revision" value="(\d+)"|value="(\d+)"[^>]*name="revision"|name="revision"[^>]*value="(\d+)"'
)
MOST = 2000
SET_UP = """
import json, sys
from convenor.cli.site import open_site
open_site()
from django.core.management import call_command
from datetime import timedelta
from convenor.web.bodies import services as bodies
from convenor.web.bodies.models import Body, Seat, Term
from convenor.web.kernel.clock import today
from convenor.web.kernel.services import start_partnership
from convenor.web.kernel.viewer import system_viewer
from convenor.web.people.models import Person
from convenor.web.pulses import services
from convenor.web.pulses.links import token_of
from convenor.web.pulses.models import Invitation
from convenor.web.pulses.presenters import bank
people, name = int(sys.argv[1]), sys.argv[2]
row = start_partnership(by=system_viewer("benchmark"), name="Many", slug="many")
by, on = system_viewer("benchmark", row.pk), today()
body = Body.objects.create(partnership=row, ref="B", name="Everybody", kind="network", tier="system", level="thematic")
made = [Person(partnership=row, ref=f"P{n}", name=f"Person {n}", email=f"p{n}@many.example") for n in range(people)]
made = Person.objects.bulk_create(made, batch_size=500)
seats = Seat.objects.bulk_create(
    [Seat(partnership=row, ref=f"S{n}", body=body, title=f"Seat {n}", seat_class="partner") for n in range(people)],
    batch_size=500,
)
Term.objects.bulk_create(
    [Term(partnership=row, ref=f"T{n}", seat=seat, person=made[n], starts=on) for n, seat in enumerate(seats)],
    batch_size=500,
)
wave = services.prepare_wave(by=by, title="How we work together", body=body)
services.choose_questions(by=by, ref=wave.ref, revision=1, question_set=name, items=bank.questions(name))
services.choose_days(by=by, ref=wave.ref, revision=2, on=on, closes=on + timedelta(days=9), reminders=0, breakdowns=[],
    what_comes="We look at it.", comes_by=on + timedelta(days=20))
wave = services.open_wave(by=by, ref=wave.ref, revision=3, on=on)
print(json.dumps([token_of(nonce) for nonce in Invitation.objects.values_list("nonce", flat=True)]))
"""
CLOSE = """
from convenor.cli.site import open_site
open_site()
from collections import Counter
from convenor.web.kernel.clock import today
from convenor.web.kernel.viewer import system_viewer
from convenor.web.pulses import services
from convenor.web.pulses.models import Wave
import json, time
wave = Wave.objects.get()
started = time.monotonic()
wave = services.close_wave(by=system_viewer("benchmark", wave.partnership_id), ref=wave.ref, on=today())
seconds = time.monotonic() - started
print(json.dumps([wave.answered, dict(Counter(row.marks[0] for row in wave.ballots.all())), seconds]))
"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, default=1500, choices=range(5, MOST + 1), metavar=f"5-{MOST}")
    parser.add_argument("--at-once", type=int, default=24, choices=range(1, 65), metavar="1-64")
    parser.add_argument("--set", default="forum_8")
    parser.add_argument("--every-page", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="convenor-pulse-") as home:
        port = free_port()
        environ = {name: value for name, value in os.environ.items() if not name.startswith("CONVENOR_")}
        environ |= {"CONVENOR_HOME": home, "CONVENOR_DEMO": "yes", "CONVENOR_URL": f"http://127.0.0.1:{port}"}
        assets.build(Path(home, "assets"))
        subprocess.run([sys.executable, "-m", "convenor.cli", "migrate"], env=environ, check=True, capture_output=True)
        tokens = json.loads(_run(SET_UP, home, environ, str(asked.people), asked.set))
        server = subprocess.Popen(  # noqa: S603  our own command
            [sys.executable, "-m", "convenor.cli", "serve", "--port", str(port), "--without-jobs"],
            env=environ,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            wait_for(port)
            seconds, given, failed, waits = answer_all(port, tokens, asked.at_once, every_page=asked.every_page)
        finally:
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            server.terminate()
            server.wait()
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            work = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        kept, first_marks, closing = json.loads(_run(CLOSE, home, environ))
    lost = asked.people - len(failed) - kept
    say(f"{asked.people} people, {asked.set}, {asked.at_once} at once: {seconds:.0f} s")
    say(f"{len(waits)} pages, {len(waits) / seconds:.0f} a second")
    say(f"a page: p50 {_part(waits, 0.5):.0f} ms, p95 {_part(waits, 0.95):.0f} ms, slowest {waits[-1] * 1000:.0f} ms")
    say(f"answers kept {kept}, refused {len(failed)}, lost {lost}; as given: {first_marks == dict(given)}")
    say(f"the server worked {work:.0f} s on {os.cpu_count()} cores")
    say(f"closing took {closing * 1000:.0f} ms")
    return 0 if lost == 0 and not failed and first_marks == dict(given) and seconds <= 60 else 1


def answer_all(
    port: int, tokens: Sequence[str], at_once: int, *, every_page: bool
) -> tuple[float, Counter[str], list[str], list[float]]:
    """Let everybody answer; how long it took, how often each first mark was given, who was refused, and each wait."""
    waiting: SimpleQueue[tuple[int, str]] = SimpleQueue()
    for number, token in enumerate(tokens):
        waiting.put((number, token))
    given: Counter[str] = Counter()
    failed: list[str] = []
    waits: list[float] = []
    lock = threading.Lock()

    def work() -> None:
        while True:
            try:
                number, token = waiting.get_nowait()
            except Empty:
                return
            person, mark = Person(port, waits), str(number % 5 + 1)
            try:
                person.answer(token, mark, every_page=every_page)
            except (OSError, http.client.HTTPException, RuntimeError) as error:
                with lock:
                    failed.append(repr(error))
            else:
                with lock:
                    given[mark] += 1

    threads = [threading.Thread(target=work) for _ in range(at_once)]
    started = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.monotonic() - started
    for why, times in Counter(failed).most_common(3):
        say(f"{times} times: {why}")
    return seconds, given, failed, sorted(waits)


class Person:
    """One browser: it keeps its cookie, and sends the guard of each form."""

    def __init__(self, port: int, waits: list[float]) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self._waits, self._cookie = waits, ""

    def answer(self, token: str, mark: str, *, every_page: bool) -> None:
        if every_page:
            self._ask("GET", f"/answer/{token}/")
        address = f"/answer/{token}/part/1/"
        while "/part/" in address:
            page, _next = self._ask("GET", address)
            said = dict.fromkeys(dict.fromkeys(QUESTION.findall(page)), mark)
            _page, address = self._ask("POST", address, {**said, "csrfmiddlewaretoken": self._guard(page)})
        page, _next = self._ask("GET", address)
        revision = next(part for part in REVISION.findall(page)[0] if part)
        said = {"revision": revision, "csrfmiddlewaretoken": self._guard(page)}
        _page, address = self._ask("POST", address, said)
        if not address.endswith("/sent/"):
            raise RuntimeError(f"not sent: {address}")
        if every_page:
            self._ask("GET", address)
        self._connection.close()

    def _guard(self, page: str) -> str:
        return GUARD.findall(page)[0]

    def _ask(self, method: str, address: str, said: dict[str, str] | None = None) -> tuple[str, str]:
        headers = {"Cookie": self._cookie}
        if said is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        started = time.monotonic()
        self._connection.request(method, address, urlencode(said) if said is not None else None, headers)
        answer = self._connection.getresponse()
        page = answer.read().decode()
        self._waits.append(time.monotonic() - started)
        if answer.status not in (200, 302):
            raise RuntimeError(f"{method} {answer.status}")
        if cookie := answer.headers.get("Set-Cookie"):
            self._cookie = cookie.partition(";")[0]
        return page, answer.headers.get("Location", "")


def _run(code: str, home: str, environ: dict[str, str], *arguments: str) -> str:
    """What a piece of code says that runs in the site of the benchmark."""
    path = Path(home, "step.py")
    path.write_text(code, encoding="utf-8")
    done = subprocess.run(  # noqa: S603  our own code
        [sys.executable, str(path), *arguments], env=environ, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return done.stdout.strip().splitlines()[-1]


def _part(waits: Sequence[float], part: float) -> float:
    return waits[int(len(waits) * part)] * 1000


def say(line: str) -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    sys.exit(main())
