"""Three ways to use the site: with a mouse and scripts, from the keyboard alone, with scripts off."""

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

WAYS = ("with scripts", "keyboard alone", "scripts off")
MOST_TABS = 250
SIZES = (320, 768, 1280)
PICTURES = os.environ.get("CONVENOR_JOURNEY_PICTURES")  # a folder: each page passed is kept there, at each size
SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL)
NOSCRIPT = re.compile(r"</?noscript>")  # its words are shown
NAME_IN_FOCUS = """() => {
  const here = document.activeElement;
  const label = here.labels && here.labels.length ? here.labels[0].innerText : '';
  return (here.getAttribute('aria-label') || label || here.innerText || '').replace(/\\s+/g, ' ').trim();
}"""
FIELD_IN_FOCUS = "() => Boolean(document.activeElement.labels)"
CHOSEN_IN_FOCUS = "() => document.activeElement.selectedOptions[0].text.trim()"
QUESTION_IN_FOCUS = """() => {
  const group = document.activeElement.closest('fieldset');
  return group ? group.querySelector('legend').innerText.trim() : '';
}"""
SEEN = """() => {
  const style = getComputedStyle(document.activeElement);
  return style.outlineStyle !== 'none' || style.boxShadow !== 'none';
}"""


class Hand:
    """One person at one page. Every step ends with a look: axe, no sideways scroll of the page, a title, one h1."""

    def __init__(self, way: str, new_page: Callable[..., Page], axe: Callable[[Page], None], site: str) -> None:
        self.keyboard, self._scripts = way == "keyboard alone", way != "scripts off"
        self.page = new_page(java_script_enabled=self._scripts)
        self._new_page, self._axe, self._site = new_page, axe, site
        self._other: Page | None = None

    def go(self, address: str) -> None:
        self.page.goto(self._site + address)
        self.look()

    def press(self, name: str, role: str = "link") -> None:
        """Follow a link or press a button by its name."""
        if self.keyboard:
            self._tab_to(name)
            assert self.page.evaluate(SEEN), f"focus cannot be seen on {name}"
            self.page.keyboard.press("Enter")
        else:
            self.page.get_by_role(role, name=name, exact=True).first.click()

    def fill(self, label: str, text: str) -> None:
        if self.keyboard:
            self._tab_to(label, field=True)
            self.page.keyboard.type(text)
        else:
            self.page.get_by_label(label).first.fill(text)

    def choose(self, label: str, option: str) -> None:
        """One of a list, typed as one does in a native control."""
        if self.keyboard:
            self._tab_to(label, field=True)
            self.page.keyboard.type(option)
            if self.page.evaluate(CHOSEN_IN_FOCUS) != option:  # typed too slowly, it counts as several words
                self._walk_to(option)
        else:
            self.page.get_by_label(label).select_option(label=option)

    def tick(self, question: str, answer: str) -> None:
        """One answer of a question with several."""
        if not self.keyboard:
            self.page.get_by_role("group", name=question).get_by_label(answer, exact=True).check()
            return
        self._tab_until(lambda: str(self.page.evaluate(QUESTION_IN_FOCUS)).startswith(question), question)
        self.page.keyboard.press("Space")
        for _ in range(20):
            if self.page.evaluate(NAME_IN_FOCUS) == answer:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"no way by keyboard to “{answer}” of “{question}” on {self.page.url}")

    def give(self, label: str, file: dict[str, Any]) -> None:
        """A file: its chooser belongs to the system, not to the page."""
        self.page.get_by_label(label).set_input_files(file)

    def sees(self, text: str | re.Pattern[str]) -> None:
        """Wait for words on the page, then look at the whole of it."""
        self.page.get_by_role("main").get_by_text(text).first.wait_for()
        self.look()

    def words(self) -> str:
        return self.page.inner_text("body")

    def look(self) -> None:
        """Nothing is wrong with the page as it stands, at the width it has and on a small telephone."""
        self.page.wait_for_load_state()
        assert self.page.locator("h1").count() == 1, self.page.url
        if PICTURES:
            self._keep_pictures(Path(PICTURES))
        shown = self.page if self._scripts else self._beside()
        self._axe(shown)
        size = shown.viewport_size
        shown.set_viewport_size({"width": 320, "height": 700})
        wide = width_once_settled(shown)
        assert wide <= 320, f"{shown.url} is {wide} wide on a small telephone"
        shown.set_viewport_size(size)

    def _beside(self) -> Page:
        """The page as it stands without scripts, for axe and our measuring, which are scripts themselves: laid to the
        letter into a page beside that may run theirs, but without any script of the site."""
        if self._other is None:
            self._other = self._new_page()
        document = NOSCRIPT.sub("", SCRIPT.sub("", self.page.content()))
        self._other.route(self.page.url, lambda route: route.fulfill(body=document, content_type="text/html"))
        self._other.goto(self.page.url)
        self._other.unroute(self.page.url)
        return self._other

    def _walk_to(self, option: str) -> None:
        """With the arrow keys, from the first of a list."""
        self.page.keyboard.press("Home")
        for _ in range(MOST_TABS):
            if self.page.evaluate(CHOSEN_IN_FOCUS) == option:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"no way by keyboard to “{option}” on {self.page.url}")

    def _tab_to(self, name: str, *, field: bool = False) -> None:
        """By its name; a link of the same name is no field."""

        def there() -> bool:
            found = str(self.page.evaluate(NAME_IN_FOCUS)).removesuffix(" (optional)")
            return found == name and (not field or bool(self.page.evaluate(FIELD_IN_FOCUS)))

        self._tab_until(there, name)

    def _tab_until(self, there: Callable[[], bool], name: str) -> None:
        for _ in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            if there():
                return
        raise AssertionError(f"no way by keyboard to “{name}” on {self.page.url}")

    def _keep_pictures(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        before = self.page.viewport_size
        name = re.sub(r"\W+", "-", self.page.title())[:60]
        for width in SIZES:
            self.page.set_viewport_size({"width": width, "height": 900})
            self.page.wait_for_timeout(200)  # the menu folds itself a moment after
            self.page.screenshot(path=folder / f"{name}-{width}.png", full_page=True)
        self.page.set_viewport_size(before)


def width_once_settled(page: Page) -> int:
    """The menu folds itself a moment after. Asked again from here: a waiting function of playwright's own needs
    `eval` inside the page, which our policy refuses."""
    wide = 0
    for _ in range(40):
        wide = int(page.evaluate("document.documentElement.scrollWidth"))
        if wide <= 320:
            break
        page.wait_for_timeout(50)
    return wide
