"""Letters that the paper's face can print. One it lacks is printed plain (ŵ as w) or as a sign, and that is said.

A screen reader still hears the words as they were written: they go into the file beside what is drawn.
"""

import unicodedata
from functools import cache
from pathlib import Path

import reportlab
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FACES = ("Vera", "VeraBd")
UNKNOWN = "[?]"
UNSEEN = ("Cf", "Mn", "Me", "Cc")  # joiners, marks that stand over a letter: without their letter they are nothing


def set_faces() -> None:
    """The faces that come with reportlab, set into the file so that every reader shows the same."""
    if FACES[0] in pdfmetrics.getRegisteredFontNames():
        return
    folder = Path(reportlab.__file__).parent / "fonts"
    for name in FACES:
        pdfmetrics.registerFont(TTFont(name, str(folder / f"{name}.ttf")))


def printable(words: object) -> str:
    """The words in letters that the face has.

    >>> set_faces()
    >>> printable("T\u0177 G\u0175yn \u2192 caf\xe9 \U0001f600")
    'Ty Gwyn - café [?]'
    """
    return "".join(_letter(one) for one in unicodedata.normalize("NFC", str(words)))


@cache
def _letter(letter: str) -> str:
    if letter in "\n\t" or _has(letter):
        return letter
    if letter in ALIKE:
        return ALIKE[letter]
    kind = unicodedata.category(letter)
    if kind in UNSEEN:
        return ""
    if kind == "Zs":
        return " "
    plain = "".join(one for one in unicodedata.normalize("NFKD", letter) if unicodedata.category(one) not in UNSEEN)
    return plain if plain and all(_has(one) for one in plain) else UNKNOWN


ALIKE = {"\u2192": "-", "\u2010": "-", "\u2011": "-", "\u2012": "–", "\u2015": "—"}


def _has(letter: str) -> bool:
    return all(ord(letter) in pdfmetrics.getFont(name).face.charToGlyph for name in FACES)
