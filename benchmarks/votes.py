"""How many votes a second the site takes on its own database, and whether one is lost when it is killed in the midst.

    .venv/bin/python -m benchmarks.votes [--people 200] [--statements 30] [--at-once 16] [--seconds 20]

One server of the product's own as it is served (its web processes, a fresh SQLite file), on this computer alone. Each
person has a link of their own and votes as the script of the page does, through vote.json; all is measured against
300 votes a second in the same run. Then everybody votes again, the other way, and in the midst every process of the
server is killed (SIGKILL): each vote that was answered before is looked for in the file. Those who vote share the
machine with the server.
"""

import argparse
import http.client
import json
import os
import re
import resource
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from queue import Empty, SimpleQueue

from benchmarks.home import free_port, say, wait_for
from tools import assets

ASKED = 300  # votes a second
BEFORE_THE_END = 1000  # votes
GUARD = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
FIRST = re.compile(r'name="statement" value="([^"]+)"')
SET_UP = """
import json, sys
from convenor.cli.site import open_site
open_site()
from datetime import timedelta
from convenor.web.conversations import services
from convenor.web.conversations.links import token_of
from convenor.web.conversations.models import Invitation
from convenor.web.kernel.clock import today
from convenor.web.kernel.services import start_partnership
from convenor.web.kernel.viewer import system_viewer
people, statements = int(sys.argv[1]), int(sys.argv[2])
of = start_partnership(by=system_viewer("benchmark"), name="Many", slug="many")
by, on = system_viewer("benchmark", of.pk), today()
row = services.prepare_conversation(by=by, on=on, question="What matters?", status="open", still_open="All of it.",
    background="", risks="", topic=None)
services.choose_whom(by=by, ref=row.ref, revision=1, on=on, audience="list", body=None, personal_links=people)
texts = [f"Thought number {n} is one that people see either way." for n in range(statements)]
services.write_seeds(by=by, ref=row.ref, revision=2, on=on, seeds=texts)
services.choose_how(by=by, ref=row.ref, revision=3, on=on, what_comes="We look at it.", reminders=0,
    closes=on + timedelta(days=9), comes_by=on + timedelta(days=20))
services.open_conversation(by=by, ref=row.ref, revision=4, on=on)
print(json.dumps([token_of(nonce) for nonce in Invitation.objects.values_list("nonce", flat=True)]))
"""
KEPT = """
import json
from convenor.cli.site import open_site
open_site()
from convenor.web.conversations.links import voter_mark
from convenor.web.conversations.models import Vote
import sys
said = {}
for mark, ref, value in Vote.objects.values_list("voter__mark", "statement__ref", "value"):
    said.setdefault(mark, {})[ref] = value
print(json.dumps([said.get(voter_mark(token), {}) for token in json.load(open(sys.argv[1]))]))
"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, default=200, choices=range(8, 2001), metavar="8-2000")
    parser.add_argument("--statements", type=int, default=30, choices=range(5, 201), metavar="5-200")
    parser.add_argument("--at-once", type=int, default=16, choices=range(1, 65), metavar="1-64")
    parser.add_argument("--seconds", type=float, default=20)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="convenor-votes-") as home:
        port = free_port()
        environ = {name: value for name, value in os.environ.items() if not name.startswith("CONVENOR_")}
        environ |= {"CONVENOR_HOME": home, "CONVENOR_DEMO": "yes", "CONVENOR_URL": f"http://127.0.0.1:{port}"}
        assets.build(Path(home, "assets"))
        subprocess.run([sys.executable, "-m", "convenor.cli", "migrate"], env=environ, check=True, capture_output=True)
        tokens = json.loads(_run(SET_UP, home, environ, str(asked.people), str(asked.statements)))
        Path(home, "tokens.json").write_text(json.dumps(tokens))
        quick = counted(port, environ, home, tokens, asked)
        safe = killed(port, environ, home, tokens, asked)
    return 0 if quick and safe else 1


def counted(port: int, environ: dict[str, str], home: str, tokens: Sequence[str], asked: argparse.Namespace) -> bool:
    """Everybody votes on everything, or until time is up: how many a second, and whether all are kept."""
    server = start(port, environ)
    try:
        hall = Hall(port, tokens, asked.at_once)
        used = resource.getrusage(resource.RUSAGE_SELF)
        hall.vote(1, asked.seconds)
        ours = resource.getrusage(resource.RUSAGE_SELF)
    finally:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        server.terminate()
        server.wait()
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    lost = missing(hall, kept(environ, home))
    each, waits = len(hall.waits), sorted(hall.waits)
    work = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    own = ours.ru_utime + ours.ru_stime - used.ru_utime - used.ru_stime
    rate = each / hall.seconds
    say(f"{asked.people} people x {asked.statements} statements, {asked.at_once} at once")
    say(f"{each} votes in {hall.seconds:.1f} s")
    say(f"{rate:.0f} votes a second, {rate / ASKED:.2f} times the {ASKED} asked for; load {os.getloadavg()[0]:.1f}")
    say(f"a vote: p50 {part(waits, 0.5):.0f} ms, p95 {part(waits, 0.95):.0f} ms, slowest {waits[-1] * 1000:.0f} ms")
    say(f"the server worked {work:.1f} s ({work / each * 1000:.2f} ms a vote), its start included")
    say(f"those who voted worked {own:.1f} s on the same {os.cpu_count()} cores")
    say(f"refused {len(hall.failed)}, lost {lost}")
    for why in sorted(set(hall.failed))[:3]:
        say(f"  {why}")
    return rate >= ASKED and not lost and not hall.failed


def killed(port: int, environ: dict[str, str], home: str, tokens: Sequence[str], asked: argparse.Namespace) -> bool:
    """The same the other way round, and all processes of the server killed in the midst of it."""
    server = start(port, environ)
    hall = Hall(port, tokens, asked.at_once)
    threading.Thread(target=kill_in_the_midst, args=(server, hall, asked.seconds / 2)).start()
    hall.vote(-1, asked.seconds)
    server.wait()
    lost = missing(hall, kept(environ, home))
    say(f"killed in the midst: {len(hall.waits)} votes had been answered, {lost} of them lost")
    return not lost and bool(hall.waits)


def kill_in_the_midst(server: "subprocess.Popen[bytes]", hall: "Hall", seconds: float) -> None:
    """Once a thousand votes are answered, or time is up: no process of it can say or write anything more."""
    until = time.monotonic() + seconds
    while len(hall.waits) < BEFORE_THE_END and time.monotonic() < until:
        time.sleep(0.01)
    os.killpg(server.pid, signal.SIGKILL)


class Hall:
    """Everybody who votes, a few at once; what was answered, by whom and on which statement."""

    def __init__(self, port: int, tokens: Sequence[str], at_once: int) -> None:
        self._port, self._at_once = port, at_once
        self.tokens = tokens
        self.answered: list[dict[str, int]] = [{} for _token in tokens]
        self.waits: list[float] = []
        self.failed: list[str] = []
        self.seconds = 0.0

    def vote(self, value: int, seconds: float) -> None:
        """Until everything is voted on, time is up or the server is gone."""
        waiting: SimpleQueue[int] = SimpleQueue()
        for number in range(len(self.tokens)):
            waiting.put(number)
        began = time.monotonic()
        work = threading.Thread
        threads = [work(target=self._sit, args=(waiting, value, began + seconds)) for _seat in range(self._at_once)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.seconds = time.monotonic() - began

    def _sit(self, waiting: "SimpleQueue[int]", value: int, until: float) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=30)
        while time.monotonic() < until:
            try:
                self._person(connection, waiting.get_nowait(), value, until)
            except Empty:
                return
            except (OSError, http.client.HTTPException) as error:
                self.failed.append(repr(error))
                return

    def _person(self, connection: http.client.HTTPConnection, number: int, value: int, until: float) -> None:
        """As the page's own script does: a vote after the other; on those voted on already, the other way."""
        token = self.tokens[number]
        connection.request("GET", f"/say/{token}/next/")
        answer = connection.getresponse()
        page, cookie = answer.read().decode(), (answer.headers.get("Set-Cookie") or "").partition(";")[0]
        known = list(dict.fromkeys(re.findall(r"sta-[0-9a-f]{16}", page)))
        if not GUARD.search(page):
            known, cookie, page = self._mine(connection, token)
        guard = GUARD.findall(page)[0]
        headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
        while known and time.monotonic() < until:
            ref = known.pop(0)
            body = f"csrfmiddlewaretoken={guard}&statement={ref}&chance=&value={value}"
            began = time.monotonic()
            connection.request("POST", f"/say/{token}/vote.json", body, headers)
            answer = connection.getresponse()
            said = answer.read()
            if answer.status != 200:
                self.failed.append(f"{answer.status} {said[:200]!r}")
                continue
            self.answered[number][ref] = value
            self.waits.append(time.monotonic() - began)
            known = known or [one["ref"] for one in json.loads(said)["coming"]][:1]

    def _mine(self, connection: http.client.HTTPConnection, token: str) -> tuple[list[str], str, str]:
        """Of somebody who has voted on everything: what they voted on, and the guard of a form."""
        connection.request("GET", f"/say/{token}/mine/")
        known = list(dict.fromkeys(re.findall(r"sta-[0-9a-f]{16}", connection.getresponse().read().decode())))
        connection.request("GET", f"/say/{token}/write/")
        answer = connection.getresponse()
        return known, (answer.headers.get("Set-Cookie") or "").partition(";")[0], answer.read().decode()


def start(port: int, environ: dict[str, str]) -> "subprocess.Popen[bytes]":
    """The server as it is served, in a group of its own so that all of it can be killed at once."""
    server = subprocess.Popen(  # noqa: S603  our own command
        [sys.executable, "-m", "convenor.cli", "serve", "--port", str(port), "--without-jobs"],
        env=environ,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    wait_for(port)
    looks = [threading.Thread(target=look, args=(port,)) for _look in range(16)]  # every thread of it is ready
    for one in looks:
        one.start()
    for one in looks:
        one.join()
    return server


def look(port: int) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", "/say/none/")
    connection.getresponse().read()
    connection.close()


def kept(environ: dict[str, str], home: str) -> list[dict[str, int]]:
    """What the file holds of each person's votes."""
    found: list[dict[str, int]] = json.loads(_run(KEPT, home, environ, str(Path(home, "tokens.json"))))
    return found


def missing(hall: Hall, found: Sequence[dict[str, int]]) -> int:
    """How many votes that were answered are not in the file as they were given."""
    pairs = zip(hall.answered, found, strict=True)
    return sum(there.get(ref) != value for given, there in pairs for ref, value in given.items())


def part(waits: Sequence[float], share: float) -> float:
    return waits[int(len(waits) * share)] * 1000


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


if __name__ == "__main__":
    sys.exit(main())
