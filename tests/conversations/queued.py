"""Statements that people wrote and that wait, as rows: for tests of what becomes of them."""

from convenor.web.conversations.models import Statement
from convenor.web.conversations.vocabulary import Standing
from tests.conversations import said

SHOWN = ["Parking at the hospital costs staff too much", "Evening visits should be longer", "One record for everybody"]
WRITTEN = [
    "The hospital’s parking costs too much for staff",
    "Nurses should run the evening clinic",
    "Dr Grey never answers",
    "Why does nobody answer the telephone?",
]


def conversation(of, *, written=WRITTEN, **fields):
    """Open, with three statements shown by those who ask and some written by people, which wait."""
    row = said.conversation(of, statements=SHOWN, **fields)
    write(row, written)
    return row


def write(row, texts, **fields):
    """Statements of people: they wait, unless nobody looks first."""
    unchecked = not row.checked_first
    last = max(row.statements.values_list("number", flat=True), default=0) if unchecked else 0
    Statement.objects.bulk_create(
        Statement(
            partnership=row.partnership,
            conversation=row,
            text=text,
            author="author-mark",
            standing=Standing.SHOWN if unchecked else Standing.WAITING,
            number=last + at if unchecked else None,
            **fields,
        )
        for at, text in enumerate(texts, start=1)
    )


def of_people(row):
    """What people wrote, as it stands now, the earliest first."""
    return list(Statement.objects.filter(conversation=row, seed=False).order_by("pk"))


def of_askers(row):
    return list(Statement.objects.filter(conversation=row, seed=True).order_by("pk"))
