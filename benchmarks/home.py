"""How long the home of a partnership with 180 seats takes, against an empty page of the same site.

    .venv/bin/python -m benchmarks.home [--asks 300]

The empty page is the home of a partnership in which nothing is registered yet: the same address, frame, session and
rights, and no content. Accessibility, a page of plain words, is measured beside it. One server of the product's own,
on this computer alone, answers all three in turn, so that whatever slows the machine slows them alike.
"""

import argparse
import http.client
import os
import socket
import subprocess
import sys
import tempfile
import time
from urllib.parse import urlencode

FULL, EMPTY, WORDS = "/p/northmoor-and-vale/", "/p/empty/", "/accessibility/"
MOST = 3  # times an empty page


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--asks", type=int, default=300, choices=range(20, 2001), metavar="20-2000")
    asks = parser.parse_args().asks
    with tempfile.TemporaryDirectory(prefix="convenor-home-") as home:
        port = free_port()
        environ = {name: value for name, value in os.environ.items() if not name.startswith("CONVENOR_")}
        environ |= {"CONVENOR_HOME": home, "CONVENOR_DEMO": "yes", "CONVENOR_URL": f"http://127.0.0.1:{port}"}
        prepare(home, environ)
        server = subprocess.Popen(  # noqa: S603  our own command
            [sys.executable, "-m", "convenor.cli", "serve", "--port", str(port)],
            env=environ,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            wait_for(port)
            worst = max(measure(port, who, asks) for who in ("the public", "a governance lead"))
        finally:
            server.terminate()
            server.wait()
    return 0 if worst <= MOST else 1


def prepare(home: str, environ: dict[str, str]) -> None:
    """A demonstration and, beside it, a partnership that anyone may read and that holds nothing."""
    from pathlib import Path

    from tools import assets

    assets.build(Path(home, "assets"))
    start = (
        "from convenor.cli.site import open_site; open_site();"
        "from convenor.web.kernel.services import start_partnership, edit_partnership;"
        "from convenor.web.kernel.viewer import Role, system_viewer;"
        "from convenor.web.people.models import Account, Grant, Person;"
        "made = start_partnership(by=system_viewer('benchmark'), name='Empty', slug='empty');"
        "edit_partnership(by=system_viewer('benchmark', made.pk), revision=made.revision, register_is_public=True);"
        "lead = Account.objects.filter(people__grants__role='convenor').first();"
        "person = Person.objects.create(partnership=made, ref='H1', name='Lead', account=lead);"
        "Grant.objects.create(person=person, role=Role.CONVENOR)"
    )
    for command in (["-m", "convenor.cli", "migrate"], ["-m", "convenor.cli", "demonstration"], ["-c", start]):
        run = [sys.executable, *command]
        subprocess.run(run, env=environ, check=True, stdout=subprocess.DEVNULL)  # noqa: S603  our own commands


def measure(port: int, who: str, asks: int) -> float:
    """Ask for the three pages in turn; the p95 of the full home as a multiple of that of the empty one."""
    cookie = "" if who == "the public" else signed_in(port)
    times: dict[str, list[float]] = {FULL: [], EMPTY: [], WORDS: []}
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    for turn in range(asks + 10):
        for page, waits in times.items():
            began = time.perf_counter()
            connection.request("GET", page, headers={"Cookie": cookie} if cookie else {})
            answer = connection.getresponse()
            answer.read()
            if answer.status != 200:
                raise SystemExit(f"{page} answered {answer.status}")
            if turn >= 10:  # whatever is made once, is made now
                waits.append(time.perf_counter() - began)
    full, empty, words = (sorted(waits)[int(len(waits) * 0.95)] * 1000 for waits in times.values())
    say(f"{who}: home with 180 seats {full:.1f} ms, empty home {empty:.1f} ms, accessibility {words:.1f} ms (p95)")
    say(f"  {full / empty:.2f} times the empty home, {full / words:.2f} times accessibility; {asks} of each")
    return full / empty


def signed_in(port: int) -> str:
    """The session of the demonstration's governance lead, by the button anyone presses."""
    import re

    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", "/")
    answer = connection.getresponse()
    text = answer.read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', text)
    key = re.search(r'name="key" value="(\d+)"', text)
    if token is None or key is None:
        raise SystemExit("the start page shows no ready sign-in")
    crumbs = [line.split(";")[0] for line in answer.headers.get_all("Set-Cookie", [])]
    form = urlencode({"csrfmiddlewaretoken": token[1], "key": key[1]})
    headers = {"Cookie": "; ".join(crumbs), "Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST", "/ready-sign-in/", form, {**headers, "Origin": f"http://127.0.0.1:{port}"})
    answer = connection.getresponse()
    answer.read()
    crumbs = [line.split(";")[0] for line in answer.headers.get_all("Set-Cookie", [])]
    return "; ".join(crumbs)


def wait_for(port: int) -> None:
    """Until the server answers, for a minute at most."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.2)
    raise SystemExit("the server does not answer")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def say(line: str) -> None:
    """A line of the result."""
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main())
