"""Text as the register keeps it, whatever the file did to it; and cells that a spreadsheet must not run."""

import re
from unicodedata import normalize

_TURNS_LINES_ROUND = "\u202a-\u202e\u2066-\u2069"  # left open, these write the rest of a page backwards
_INVISIBLE = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\ufffe\uffff{_TURNS_LINES_ROUND}]")
_TAKES_NO_ROOM = re.compile("[\\s\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2060-\u2064\u3164\uffa0]*")
_WOULD_RUN = re.compile(r"'*[=+\-@\t\r]")
_WAS_GUARDED = re.compile(r"'+[=+\-@\t\r]")
_LIKE_AN_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile("_x005[Ff]_(?=x[0-9A-Fa-f]{4}_)|_x000D_(?=\n)")


def tidy(text: str) -> str:
    """One kind of line end, nothing invisible, no space at either end; nothing at all where nothing can be seen.

    >>> tidy("  Vale Carers\\r\\nTogether\\x00 ")
    'Vale Carers\\nTogether'
    >>> tidy("\\u202eVale"), tidy("\\u200b \\u2060")
    ('Vale', '')
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return seen(text).strip()


def seen(text: str) -> str:
    """The text without what cannot be seen or would turn the rest of a page round; nothing where nothing can be seen.

    >>> seen("a\\u202e b "), seen("\\u200b")
    ('a b ', '')
    """
    text = _INVISIBLE.sub("", text)
    return "" if text and not text.isspace() and _TAKES_NO_ROOM.fullmatch(text) else text


def broken(text: str) -> bool:
    """Whether there are halves of characters in it, which no database and no file can hold.

    >>> broken("\\ud800"), broken("😀")
    (True, False)
    """
    return any("\ud800" <= character <= "\udfff" for character in text)


def whole(text: str) -> str:
    """Tidy, and with a mark in the place of each half character: safe to show and to keep whatever it came from.

    >>> whole("a\\ud800\\x00")
    'a\ufffd'
    """
    return tidy("".join("\ufffd" if "\ud800" <= character <= "\udfff" else character for character in text))


def guard(text: str) -> str:
    """An apostrophe before what a spreadsheet would run when it opens a CSV file; `unguard` takes it away again.

    >>> guard("=1+1"), unguard(guard("=1+1")), guard("'=1"), unguard(guard("'=1")), guard("it's")
    ("'=1+1", '=1+1', "''=1", "'=1", "it's")
    """
    return f"'{text}" if _WOULD_RUN.match(text) else text


def unguard(text: str) -> str:
    """The text that `guard` was given."""
    return text[1:] if _WAS_GUARDED.match(text) else text


def escape_for_workbook(text: str) -> str:
    """What a workbook would take for an escaped character, escaped.

    >>> escape_for_workbook("_x000D_"), unescape_from_workbook("_x005F_x000D_")
    ('_x005F_x000D_', '_x000D_')
    """
    return _LIKE_AN_ESCAPE.sub("_x005F_", text)


def unescape_from_workbook(text: str) -> str:
    """The text that `escape_for_workbook` was given; what Excel wrote for a carriage return before a line end goes."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda found: "" if found[0] == "_x000D_" else "_", text)


def likeness(text: object) -> str:
    """How two names are compared: without regard to case, spaces, kinds of quote and dash, and how accents are coded.

    >>> likeness("Carers’  Union – North") == likeness("carers' union - north")
    True
    >>> likeness("Caf\\u00e9") == likeness("Cafe\\u0301")
    True
    """
    plain = normalize("NFC", str(text)).translate(_SAME).casefold()
    return " ".join(plain.split())


_SAME = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u2011": "-", "\u00a0": " "})
