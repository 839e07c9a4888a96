"""A browser for journeys: it asks nobody outside for anything, and a fault on any page fails the test."""

import hashlib
import os
import re
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright

from tests.network import is_here
from tools.browser import HOW_TO_GET_ONE, QUIET, find

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
SIZE = {"width": 1280, "height": 900}
PATIENCE = 10_000  # milliseconds; a page that needs more is too slow for people as well

# Different at every visit and no part of how a page reads: nonces, tokens against forgery, the test's own port.
DRAWN_ANEW = re.compile(r'(?: nonce="[^"]*"|name="csrfmiddlewaretoken" value="[^"]*"|(?:127\.0\.0\.1|localhost):\d+)')

# A violation of the content security policy is an event, and not every one is also written to the console.
REPORT_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", (event) =>
  console.error(`content security policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
"""


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for the whole run. Without one the test is skipped, except where CI=true: there it fails."""
    path = find({**os.environ, "CONVENOR_BROWSER": os.environ.get("CONVENOR_BROWSER") or ""})
    if path is None:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(f"no browser. {HOW_TO_GET_ONE}")
    # Playwright keeps an event loop in this thread, which Django takes for asynchronous code.
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=path, args=list(QUIET))
            yield browser
            browser.close()
    finally:
        os.environ.pop("DJANGO_ALLOW_ASYNC_UNSAFE") if before is None else os.environ.update(
            DJANGO_ALLOW_ASYNC_UNSAFE=before
        )


@pytest.fixture
def faults() -> Iterator[list[str]]:
    """Errors on any page so far: scripts, console, policy, requests elsewhere. Empty at the end, or the test fails.

    A journey that means to be refused (403, 404) looks at its fault and then clears the list.
    """
    found: list[str] = []
    yield found
    assert not found, "faults in the browser:\n" + "\n".join(found)


@pytest.fixture
def new_page(chromium: Browser, faults: list[str]) -> Iterator[Callable[..., Page]]:
    """Opens a page for one more person; `new_page(java_script_enabled=False)` takes playwright's options."""
    contexts: list[BrowserContext] = []

    def open_page(**options: object) -> Page:
        context = chromium.new_context(
            **{"viewport": SIZE, "locale": "en-GB", "timezone_id": "Europe/London", **options}
        )
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        context.add_init_script(REPORT_VIOLATIONS)
        context.route("**/*", lambda route: stay_here(route, faults))
        context.on("weberror", lambda error: faults.append(f"script: {error.error}"))
        context.on("console", lambda message: message.type == "error" and faults.append(f"console: {message.text}"))
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def browser_page(new_page: Callable[..., Page]) -> Page:
    """One page of one person on a laptop."""
    return new_page()


@pytest.fixture
def axe(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Page], None]:
    """`axe(page)`: the page, as it stands now, breaks no rule of WCAG 2.2 AA nor of best practice.

    A page that stands the same to the letter, at the same size, gets the same answer: it is asked about once in a run.
    """
    run = tmp_path_factory.getbasetemp()  # of this process; of several side by side, the folder they share is above
    known = (run.parent if os.environ.get("PYTEST_XDIST_WORKER") else run) / "pages-without-fault"
    known.mkdir(exist_ok=True)

    def assert_once(page: Page) -> None:
        settle(page)
        passed = known / as_it_stands(page)
        if passed.exists():
            return
        assert_accessible(page)
        passed.touch()

    return assert_once


def as_it_stands(page: Page) -> str:
    """A name for what axe would look at: the document without what is drawn anew each time, its size and its styles."""
    document = DRAWN_ANEW.sub("", page.content())
    return hashlib.sha256(f"{page.viewport_size}{document}".encode()).hexdigest()


def settle(page: Page) -> None:
    page.wait_for_load_state()
    page.locator("h1").first.wait_for()  # a page that is still on its way in has no heading yet


def assert_accessible(page: Page) -> None:
    settle(page)
    results = Axe().run(page, options={"runOnly": {"type": "tag", "values": list(RULES)}})
    assert results.violations_count == 0, f"{page.url}\n{results.generate_report()}"


def stay_here(route: Route, faults: list[str]) -> None:
    """Let a request through if it stays on this computer; name it and stop it otherwise."""
    parts = urlsplit(route.request.url)
    if parts.scheme in ("data", "blob", "about") or is_here(parts.hostname):
        route.continue_()
        return
    faults.append(f"asked another site: {route.request.url}")
    route.abort()
