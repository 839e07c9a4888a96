"""The browser of the journeys, tested: a fault that it would not report is a fault that nobody sees."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tools import browser

STRICT = "default-src 'none'; script-src 'self'; style-src 'self'"
PAGES = {
    "/good": "<html lang=en><title>Good</title><main><h1>Good</h1></main></html>",
    "/no-language": "<html><title>Bad</title><main><h1>Bad</h1></main></html>",
    "/elsewhere": "<html lang=en><title>x</title><img alt='' src='http://example.org/a.png'></html>",
    "/inline-script": "<html lang=en><title>x</title><script>let a = 1</script></html>",
    "/inline-style": "<html lang=en><title>x</title><p style='color: red'>x</p></html>",
    "/broken-script": "<html lang=en><title>x</title><script src='/throws.js'></script></html>",
    "/throws.js": "throw new Error('thrown on purpose')",
}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        body = PAGES.get(self.path)
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "text/javascript" if self.path.endswith(".js") else "text/html")
        if self.path.startswith("/inline"):
            self.send_header("Content-Security-Policy", STRICT)
        self.end_headers()
        self.wfile.write((body or "<html lang=en><title>Not here</title>").encode())

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def site():
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.mark.browser
@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/elsewhere", "asked another site: http://example.org/a.png"),
        ("/inline-script", "content security policy: script-src"),
        ("/inline-style", "content security policy: style-src"),
        ("/broken-script", "thrown on purpose"),
        ("/nowhere", "404"),
    ],
)
def test_a_fault_is_reported(site, browser_page, faults, path, expected):
    browser_page.goto(site + path, wait_until="networkidle")
    assert [fault for fault in faults if expected in fault]
    faults.clear()


@pytest.mark.browser
def test_a_good_page_has_none_and_passes_axe(site, browser_page, axe):
    browser_page.goto(site + "/good")
    axe(browser_page)


@pytest.mark.browser
def test_axe_finds_a_missing_language(site, browser_page, axe, faults):
    browser_page.goto(site + "/no-language")
    with pytest.raises(AssertionError, match="html-has-lang"):
        axe(browser_page)
    faults.clear()


@pytest.mark.browser
def test_each_person_has_cookies_of_their_own(site, new_page):
    first, second = new_page(), new_page()
    first.goto(site + "/good")
    first.evaluate("document.cookie = 'who=first'")
    second.goto(site + "/good")
    assert second.evaluate("document.cookie") == ""


def test_a_named_browser_that_is_not_there_is_not_replaced(tmp_path, monkeypatch):
    monkeypatch.setenv("CONVENOR_BROWSER", str(tmp_path / "none"))
    assert browser.find_or_get(get=lambda: "another") is None


def test_a_browser_is_fetched_only_when_none_is_found(monkeypatch):
    monkeypatch.delenv("CONVENOR_BROWSER", raising=False)
    assert browser.find_or_get(find=lambda: "here", get=lambda: "fetched") == "here"
    assert browser.find_or_get(find=lambda: None, get=lambda: "fetched") == "fetched"


def test_windows_folders_are_looked_into():
    found = list(browser.candidates({"PROGRAMFILES": "programs"}))
    assert [path for path in found if path.startswith("programs") and "msedge.exe" in path]


def test_it_starts_quietly():
    assert {"--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"} <= set(
        browser.QUIET
    )
