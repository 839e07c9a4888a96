"""Whether what a file says of an instrument will do, field by field."""

import re
from collections.abc import Collection
from datetime import date
from difflib import get_close_matches

from convenor.formats.instruments.shapes import (
    ABOUT,
    ANSWERS,
    OF_ITEM,
    OPTIONAL,
    Instrument,
    InstrumentError,
    LicensedItem,
    Raw,
    unknown,
)
from convenor.formats.problems import Problem
from convenor.formats.text import broken, whole

MOST_ITEMS = 200
LONGEST = 500
_KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")
_YES, _NO = ("yes", "true", "1"), ("", "no", "false", "0")


class Checking:
    """Goes through what a file says and keeps everything wrong with it."""

    def __init__(self, constructs: Collection[str], taken: set[str], problems: list[Problem]) -> None:
        self.constructs, self.taken, self.problems = constructs, taken, problems

    def instrument(self, about: Raw, raws: list[Raw]) -> Instrument:
        for name in about.said:
            if name not in (*ABOUT, *OPTIONAL):
                self.problems.append(unknown(name, (*ABOUT, *OPTIONAL), about.lines.get(name, about.line)))
        facts = {name: self._words(about, name) for name in ABOUT}
        until = self._day(about)
        if not raws:
            self.problems.append(Problem("instrument_no_items"))
        if len(raws) > MOST_ITEMS:
            self.problems.append(Problem("instrument_too_many", params={"most": MOST_ITEMS}))
        items = tuple(self._item(raw) for raw in raws[:MOST_ITEMS])
        if self.problems:
            raise InstrumentError(self.problems)
        return Instrument(**facts, licensed_until=until, items=items)

    def _item(self, raw: Raw) -> LicensedItem:
        for name in raw.said:
            if name not in (*OF_ITEM, *ANSWERS, *ABOUT, *OPTIONAL):
                self.problems.append(unknown(name, OF_ITEM, raw.lines.get(name, raw.line)))
        key = self._words(raw, "key")
        if key and not _KEY.fullmatch(key):
            self._wrong("instrument_key", raw, "key", said=key[:40])
        elif key in self.taken:
            self._wrong("instrument_key_twice", raw, "key", said=key)
        self.taken.add(key)
        construct = self._words(raw, "construct")
        if construct and construct not in self.constructs:
            near = get_close_matches(construct, list(self.constructs), n=1, cutoff=0.0)
            self._wrong("instrument_construct", raw, "construct", said=construct[:40], near=near[0] if near else "")
        return LicensedItem(key, construct, self._words(raw, "text"), self._answers(raw), self._reverse(raw))

    def _answers(self, raw: Raw) -> tuple[str, ...]:
        said = raw.said.get("answers")
        words = [whole(one) for one in said] if isinstance(said, list) and all(isinstance(o, str) for o in said) else []
        if len(words) != 5 or not all(words) or len(set(words)) != 5 or max(map(len, words)) > LONGEST:
            self._wrong("instrument_answers", raw, "scale" if raw.said.get("scale") else "answers", found=len(words))
        return tuple(words)

    def _reverse(self, raw: Raw) -> bool:
        said = raw.said.get("reverse", False)
        if isinstance(said, str) and said.casefold() in _YES + _NO:
            return said.casefold() in _YES
        if not isinstance(said, bool):
            self._wrong("instrument_reverse", raw, "reverse", said=str(said)[:40])
        return said is True

    def _day(self, raw: Raw) -> date | None:
        said = raw.said.get("licensed_until")
        if said in (None, "") or (isinstance(said, date) and type(said) is date):
            return said or None
        try:
            return date.fromisoformat(str(said))
        except ValueError:
            self._wrong("instrument_day", raw, "licensed_until", said=str(said)[:40])
        return None

    def _words(self, raw: Raw, name: str) -> str:
        said = raw.said.get(name)
        words = whole(said) if isinstance(said, str) else ""
        if not words:
            self._wrong("instrument_needs", raw, name)
        elif len(words) > LONGEST or broken(str(said)):
            self._wrong("instrument_long", raw, name, most=LONGEST)
        return words[:LONGEST]

    def _wrong(self, code: str, raw: Raw, name: str, **params: object) -> None:
        self.problems.append(Problem(code, row=raw.lines.get(name, raw.line), column=name, params=params))
