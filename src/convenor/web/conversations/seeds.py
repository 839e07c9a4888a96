"""First statements as whoever prepares a conversation writes them: one a line, and those about the people marked so."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

IN_ENGLISH = "About you:"  # also where the page is in another language


@dataclass(frozen=True, slots=True)
class Seed:
    """A first statement. `meta`: about the people themselves, and not about the question."""

    text: str
    meta: bool = False

    @property
    def line(self) -> str:
        """As it is written while preparing; whoever takes part sees the text alone."""
        return _("About you: %(text)s") % {"text": self.text} if self.meta else self.text


def seed_in(line: str) -> Seed:
    """The statement that a line holds; its text is empty where there is nothing to read.

    >>> seed_in(" Share  one record. "), seed_in("about you: I work nights.").meta
    (Seed(text='Share one record.', meta=False), True)
    """
    words = " ".join(line.split())
    for mark in (_("About you:"), IN_ENGLISH):
        if words.casefold().startswith(mark.casefold()):
            return Seed(words[len(mark) :].strip(), meta=True)
    return Seed(words)
