"""Text as the register keeps it, whatever the file did to it; and cells that a spreadsheet must not run."""

import re

_INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\ufffe\uffff]")
_WOULD_RUN = re.compile(r"'*[=+\-@\t\r]")
_WAS_GUARDED = re.compile(r"'+[=+\-@\t\r]")
_LIKE_AN_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile("_x005[Ff]_(?=x[0-9A-Fa-f]{4}_)|_x000D_(?=\n)")


def tidy(text: str) -> str:
    """One kind of line end, nothing invisible, no space at either end.

    >>> tidy("  Vale Carers\\r\\nTogether\\x00 ")
    'Vale Carers\\nTogether'
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _INVISIBLE.sub("", text).strip()


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
    """How two names are compared: without regard to case, spaces, kinds of quote and dash.

    >>> likeness("Carers’  Union – North") == likeness("carers' union - north")
    True
    """
    plain = str(text).translate(_SAME).casefold()
    return " ".join(plain.split())


_SAME = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u2011": "-", "\u00a0": " "})
