"""Names from a list of who was there, as people paste it: from minutes, from an e-mail's recipients, from a meeting.

One name a line, or several with semicolons between; after each, if it says so, the role and the organisation. What is
not a name is passed over and said, never guessed at.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from convenor.formats.attendance_table import table_in
from convenor.formats.attendance_words import BRACKETS, HEADINGS, ORGANISATION, bare_name, tidy_name
from convenor.formats.cells import short
from convenor.formats.text import likeness, whole

MOST_NAMES = 300
LONGEST_TEXT = 50_000
_BULLET = re.compile(r"^\s*(?:[-*•·◦▪‣●–—>o]\s+|\(?\d{1,3}[.):]\s*|\(?[a-z][.)]\s+|[•·◦▪‣●]\s*)+")
_EMAIL = re.compile(r"[^\s<>()\[\],;:\"']{1,80}@[^\s<>()\[\],;:\"']{1,120}\.[A-Za-z]{2,20}")
_PARTS = re.compile(r"\t+|\s+[–—|-]\s+|,\s*|:\s+")
_PERSON = re.compile(r"[^\W\d_][^\d@<>{}=\\/%$#!?*\[\]()\"|~^+]{1,118}")
_INITIALS = re.compile(r"[A-Z]{1,5}")


@dataclass(frozen=True, slots=True)
class Attendee:
    """One person of the list, as far as it says; `absent`: they sent apologies."""

    line: int
    name: str
    role: str = ""
    organisation: str = ""
    email: str = ""
    absent: bool = False


@dataclass(slots=True)
class Attendance:
    """Everybody named, once each, and the lines that were passed over: (line, what it says)."""

    people: list[Attendee] = field(default_factory=list)
    passed: list[tuple[int, str]] = field(default_factory=list)
    more: bool = False

    def add(self, found: Attendee) -> None:
        """Keep a person once, with all that the list says of them."""
        for place, known in enumerate(self.people):
            same = known.email == found.email if known.email and found.email else False
            if same or bare_name(known.name) == bare_name(found.name):
                if known.email and found.email and not same:
                    continue  # two people of one name
                parts = {
                    name: getattr(known, name) or getattr(found, name) for name in ("role", "organisation", "email")
                }
                self.people[place] = replace(known, **parts, absent=known.absent and found.absent)
                return
        if len(self.people) >= MOST_NAMES:
            self.more = True
        else:
            self.people.append(found)


def read_attendance(text: str) -> Attendance:
    """Everybody that a pasted list names.

    >>> [one.name for one in read_attendance("Present:\\n1. Ada Obi, Chair, Vale Trust\\n2. Ito, Ben <b@x.org>").people]
    ['Ada Obi', 'Ben Ito']
    """
    attendance = Attendance()
    lines = whole(text[:LONGEST_TEXT]).split("\n")
    if (rows := table_in(lines)) is not None:
        for number, named in rows:
            name = _turned(tidy_name(named["name"]))
            if _is_name(name):
                attendance.add(Attendee(number, name, named["role"], named["organisation"], named["email"].casefold()))
            else:
                attendance.passed.append((number, short(named["name"])))
        return attendance
    absent = False
    for number, line in enumerate(lines, start=1):
        rest, absent = _without_heading(_BULLET.sub("", line, count=1).strip(), absent)
        for entry in _entries(rest):
            found = _read(number, entry, absent)
            if found is None:
                attendance.passed.append((number, short(entry)))
            else:
                attendance.add(found)
    return attendance


def _without_heading(line: str, absent: bool) -> tuple[str, bool]:
    """What is left of a line after its heading, and whether those that follow were absent."""
    head, colon, rest = line.partition(":")
    said = likeness(head.strip(" *_#=-"))
    for means, words in HEADINGS.items():
        if said in words and (colon or said == likeness(line.strip(" *_#=-"))):
            return rest.strip(" *_"), means
    return line, absent


def _entries(line: str) -> Iterator[str]:
    """One line may name several people, with semicolons between, or commas where each part is a whole name."""
    parts = [part for part in line.split(";") if part.strip()]
    if len(parts) == 1 and line.count(",") >= 2 and not _EMAIL.search(line):
        names = [part.strip() for part in line.split(",") if part.strip()]
        if all(_looks_like_two_words(name) for name in names) and not any(
            ORGANISATION.search(name) for name in names[1:]
        ):
            parts = names if all(_sure_name(name) for name in names) else parts
    for part in parts:
        yield _BULLET.sub("", part, count=1).strip()


def _looks_like_two_words(text: str) -> bool:
    return 2 <= len(text.split()) <= 4 and _is_name(text)


def _sure_name(text: str) -> bool:
    """Each word begins with a capital, and none is of the kind that roles are made of."""
    roles = {
        "chair",
        "lead",
        "director",
        "officer",
        "manager",
        "head",
        "member",
        "nurse",
        "gp",
        "chief",
        "vice",
        "deputy",
    }
    words = text.split()
    return all(word[:1].isupper() for word in words) and not roles & {word.casefold() for word in words}


def _read(number: int, entry: str, absent: bool) -> Attendee | None:
    if len(entry) > 400:
        return None
    found = _EMAIL.search(entry)
    email = found[0].strip(".").casefold() if found else ""
    said = entry.replace(found[0], " ") if found else entry
    said = re.sub(r"<\s*>|\(\s*\)|mailto:", " ", said).strip(" ,;\t\"'")
    inside = [one or two for one, two in BRACKETS.findall(said)]
    said = BRACKETS.sub(" ", said)
    parts = [part.strip(" .*_\"'") for part in _PARTS.split(said) if part and part.strip(" .*_\"'")]
    single = len(parts) == 2 and "," in said and all(len(part.split()) == 1 and _sure_name(part) for part in parts)
    if (email or single) and len(parts) == 2 and _one_surname(parts):
        parts = [f"{parts[1]} {parts[0]}"]
    if not parts and email:
        parts = [_of_address(email)]
    if not parts or not _is_name(name := " ".join(parts[0].split())):
        return None
    role, organisation = _role_and_organisation([*parts[1:], *(one for one in inside if _says(one, name))])
    return Attendee(number, name, role, organisation, email, absent)


def _one_surname(parts: list[str]) -> bool:
    """Whether this is "Surname, First", as directories write it."""
    return (
        len(parts[0].split()) <= 2
        and len(parts[1].split()) <= 3
        and all(map(_is_name, parts))
        and not any(ORGANISATION.search(part) for part in parts)
    )


def _turned(name: str) -> str:
    parts = [part.strip() for part in name.split(",")]
    return f"{parts[1]} {parts[0]}" if len(parts) == 2 and _one_surname(parts) else name


def _role_and_organisation(parts: list[str]) -> tuple[str, str]:
    """The parts after a name: the last that sounds like an organisation is one; of two, the second is."""
    parts = [part.strip() for part in parts if part.strip()]
    for place in range(len(parts) - 1, -1, -1):
        if ORGANISATION.search(parts[place]) and (place > 0 or len(parts) == 1 or not ORGANISATION.search(parts[1])):
            return ", ".join(parts[:place] + parts[place + 1 :])[:200], parts[place][:200]
    if len(parts) >= 2:
        return ", ".join(parts[:-1])[:200], parts[-1][:200]
    return (parts[0][:200] if parts else ""), ""


def _says(text: str, name: str) -> bool:
    """Whether what stands in brackets says more than initials or how somebody joined."""
    plain = likeness(text)
    return (
        bool(plain)
        and not _INITIALS.fullmatch(text.strip())
        and plain
        not in (
            *("guest", "external", "unverified", "online", "virtual", "via teams", "in person", "she/her", "he/him"),
            *("they/them", "by phone", "teams", "vice", name.casefold()),
        )
    )


def _of_address(email: str) -> str:
    words = [word for word in re.split(r"[._-]+", re.sub(r"\d+", "", email.split("@")[0])) if word]
    return " ".join(word.capitalize() for word in words) if len(words) >= 2 else ""


def _is_name(text: str) -> bool:
    words = text.split()
    if not 1 <= len(words) <= 7 or not _PERSON.fullmatch(text) or text.count(".") > 3:
        return False
    long = [word for word in words if len(word.strip(".'’")) > 1]
    return bool(long) and any(word[:1].isupper() or not word[:1].isascii() for word in words)
