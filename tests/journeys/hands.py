"""Three ways to use the site: with a mouse and scripts, from the keyboard alone, with scripts off."""

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, TimeoutError

WAYS = ("with scripts", "keyboard alone", "scripts off")
MOST_TABS = 250
NAME_IN_FOCUS = """() => {
  const here = document.activeElement;
  const label = here.labels && here.labels.length ? here.labels[0].innerText : '';
  return (here.getAttribute('aria-label') || label || here.innerText || '').replace(/\\s+/g, ' ').trim();
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
            self._tab_to(label)
            self.page.keyboard.type(text)
        else:
            self.page.get_by_label(label).first.fill(text)

    def choose(self, label: str, option: str) -> None:
        """One of a list, typed as one does in a native control."""
        if self.keyboard:
            self._tab_to(label)
            self.page.keyboard.type(option)
        else:
            self.page.get_by_label(label).select_option(label=option)

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
        if not self._scripts:  # axe and our measuring are scripts: the same page is looked at beside
            return
        self._axe(self.page)
        size = self.page.viewport_size
        self.page.set_viewport_size({"width": 320, "height": 700})
        try:  # the menu folds itself a moment after
            self.page.wait_for_function("document.documentElement.scrollWidth <= 320", timeout=2000)
        except TimeoutError:
            wide = self.page.evaluate("document.documentElement.scrollWidth")
            raise AssertionError(f"{self.page.url} is {wide} wide on a small telephone") from None
        self.page.set_viewport_size(size)

    def _tab_to(self, name: str) -> None:
        for _ in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            found = self.page.evaluate(NAME_IN_FOCUS)
            if found == name or found.removesuffix(" (optional)") == name:
                return
        raise AssertionError(f"no way by keyboard to “{name}” on {self.page.url}")
