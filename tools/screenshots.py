"""./dev screenshots: takes the pictures of the documentation from a fresh demonstration, the same ones each time.

It makes the demonstration in a place of its own, serves it on a free port, signs in by the ready buttons of the start
page and photographs each page of the list. Look at them before they are committed.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tools import browser, demo
from tools.postgres import free_port
from tools.steps import ROOT, module

PICTURES = ROOT / "docs" / "pictures"
WIDE, TALL, PHONE = (1280, 900), (1280, 1350), (390, 844)
BUTTONS = {  # what stands on the start page, by role
    "convenor": "Governance lead",
    "leader": "Clinical or care leader",
    "member": "Member",
    "evaluator": "Evaluator",
}
NORTHMOOR = "Northmoor"  # the full system of the demonstration: its name on the start page begins so


@dataclass(frozen=True)
class Picture:
    """One picture: its file, the page below the partnership's address, who looks, and at what size."""

    name: str
    page: str
    role: str = "convenor"
    size: tuple[int, int] = WIDE
    whole: bool = False  # the whole length of the page, not the first screen


LIST: tuple[Picture, ...] = (
    Picture("home", "", size=(1280, 1900)),
    Picture("who-is-missing", "who-is-missing/", size=TALL),
    Picture("who-is-missing-phone", "who-is-missing/", size=PHONE),
    Picture("bodies", "bodies/"),
    Picture("decides", "decides/"),
    Picture("power", "power/"),
    Picture("layers", "layers/"),
    Picture("partners", "partners/"),
    Picture("people", "people/"),
    Picture("outreach", "outreach/"),
    Picture("files", "register/"),
    Picture("conversation-result", "conversations/CON01/results/", size=TALL),
    Picture("concerns", "concerns/"),
    Picture("changes", "record/changes/"),
    Picture("public", "", role=""),
)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="./dev screenshots", description=str(__doc__).split("\n", 1)[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help="only these pictures")
    parser.add_argument("--to", type=Path, default=PICTURES, help="folder to write to (default: docs/pictures)")
    parser.add_argument("--site", help="take them from a demonstration that runs already, at this address")
    asked = parser.parse_args(arguments)
    chosen = [picture for picture in LIST if not asked.names or picture.name in asked.names]
    if unknown := set(asked.names) - {picture.name for picture in LIST}:
        print(f"No such picture: {', '.join(sorted(unknown))}. There are: {', '.join(one.name for one in LIST)}.")
        return 2
    found = browser.find_or_get()
    if found is None:
        print(f"There is no browser to take pictures with. {browser.HOW_TO_GET_ONE}")
        return 1
    asked.to.mkdir(parents=True, exist_ok=True)
    if asked.site:
        return take(asked.site.rstrip("/"), chosen, asked.to, found)
    with served() as site:
        return take(site, chosen, asked.to, found)


@contextmanager
def served() -> Iterator[str]:
    """A fresh demonstration on a free port, gone afterwards."""
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="convenor-pictures-", ignore_cleanup_errors=True) as folder:
        environ = {**demo.environment(os.environ, port), "CONVENOR_HOME": folder}
        demo.make(Path(folder), environ, fresh=False)
        command = list(map(str, module("convenor.cli", "serve", "--port", str(port))))
        process = subprocess.Popen(command, cwd=ROOT, env=environ, **demo.apart())
        try:
            if not demo.answers(f"http://127.0.0.1:{port}/health", process):
                sys.exit("The demonstration did not start; see above.")
            yield f"http://127.0.0.1:{port}"
        finally:
            demo.stop(process)


def take(site: str, pictures: list[Picture], folder: Path, path: str) -> int:
    """Photograph each page; a page that does not answer well is named and not photographed."""
    from playwright.sync_api import sync_playwright

    failed = []
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(browser.QUIET))
        for role in dict.fromkeys(picture.role for picture in pictures):
            context = chromium.new_context(locale="en-GB", timezone_id="Europe/London", reduced_motion="reduce")
            page = context.new_page()
            start = sign_in(page, site, role)
            for picture in (one for one in pictures if one.role == role):
                page.set_viewport_size({"width": picture.size[0], "height": picture.size[1]})
                answer = page.goto(start + picture.page, wait_until="networkidle")
                if answer is None or not answer.ok:
                    failed.append(f"{picture.name}: {start}{picture.page} answered {answer and answer.status}")
                    continue
                page.screenshot(path=folder / f"{picture.name}.png", full_page=picture.whole, animations="disabled")
                print(f"  took {picture.name}.png")
            context.close()
        chromium.close()
    print("\n".join(failed), end="\n" if failed else "")
    return 1 if failed else 0


def sign_in(page, site: str, role: str) -> str:
    """Sign in by the ready button of a role of the full system; the address of its home."""
    page.goto(site + "/", wait_until="networkidle")
    if role:
        words = BUTTONS[role]
        button = page.get_by_role("button").filter(has_text=words).first
        row = page.locator("li, tr, form").filter(has_text=NORTHMOOR).filter(has=button)
        (row.first.get_by_role("button").first if row.count() else button).click()
        page.wait_for_load_state("networkidle")
    link = page.get_by_role("link", name=NORTHMOOR).first
    if "/p/" not in page.url:
        link.click()
        page.wait_for_load_state("networkidle")
    before, _, after = page.url.partition("/p/")
    return f"{before}/p/{after.split('/')[0]}/"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
