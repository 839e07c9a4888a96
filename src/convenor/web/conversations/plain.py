"""Plain words: what in a text could be said more simply. Advice only; nothing is ever refused for it.

>>> said = look("How can stakeholders leverage this?")
>>> said.question, [one.word for one in said.hard]
(True, ['stakeholders', 'leverage'])
>>> look("Nurses can answer most calls.").fine
True
"""

import re
from dataclasses import dataclass

LONG = 25  # words of a sentence, from which on it is hard to read in one go
WORD = re.compile(r"[A-Za-z][A-Za-z’'-]*")
SENTENCE = re.compile(r"[^.?!;]+[.?!;]?")
CAPITALS = re.compile(r"\b[A-Z]{3,6}s?\b")
KNOWN_CAPITALS = frozenset({"NHS", "GP", "GPs"})

PLAINER = {
    "accordance": "by",
    "additionally": "also",
    "bandwidth": "time",
    "collaboratively": "together",
    "commence": "begin",
    "comorbidities": "several illnesses",
    "comorbidity": "another illness",
    "deliverables": "what is to be done",
    "disseminate": "share",
    "enablers": "what helps",
    "facilitate": "help",
    "footfall": "visitors",
    "granular": "detailed",
    "holistic": "whole",
    "implement": "carry out",
    "implementation": "carrying out",
    "interface": "where they meet",
    "leverage": "use",
    "methodology": "way",
    "modality": "way",
    "multidisciplinary": "of several professions",
    "operationalise": "put into practice",
    "optimise": "make better",
    "paradigm": "way of thinking",
    "parameters": "limits",
    "pathways": "ways of care",
    "polypharmacy": "many medicines",
    "prioritise": "put first",
    "proactively": "beforehand",
    "provision": "care",
    "reconfiguration": "change",
    "robust": "strong",
    "signpost": "point to",
    "silo": "part that works alone",
    "silos": "parts that work alone",
    "stakeholder": "person or group",
    "stakeholders": "people and groups",
    "sustainability": "lasting",
    "synergies": "what works better together",
    "synergy": "working better together",
    "transformation": "change",
    "trajectory": "course",
    "triage": "deciding who comes first",
    "utilisation": "use",
    "utilise": "use",
    "workstream": "piece of work",
    "workstreams": "pieces of work",
}


@dataclass(frozen=True, slots=True)
class Hard:
    """A word that many would have to look up, and a plainer one; none for letters that stand for words."""

    word: str
    plainer: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """What was seen in one text: the length of its longest sentence if that is long, hard words, whether it asks, and
    whether it seems to say two things."""

    long: int = 0
    hard: tuple[Hard, ...] = ()
    question: bool = False
    two_things: bool = False

    @property
    def fine(self) -> bool:
        return not (self.long or self.hard or self.question or self.two_things)


def look(text: str, *, statement: bool = True) -> Look:
    """Look at a text. Of a `statement` also whether one can agree or disagree with it as one."""
    lengths = [len(WORD.findall(one)) for one in SENTENCE.findall(text)]
    longest = max(lengths, default=0)
    words = dict.fromkeys(word for word in WORD.findall(text) if word.casefold() in PLAINER)
    letters = dict.fromkeys(word for word in CAPITALS.findall(text) if word not in KNOWN_CAPITALS)
    hard = (*(Hard(word, PLAINER[word.casefold()]) for word in words), *(Hard(word) for word in letters))
    return Look(
        long=longest if longest > LONG else 0,
        hard=hard,
        question=statement and text.rstrip().endswith("?"),
        two_things=statement and sum(length > 2 for length in lengths) > 1,
    )
