"""Conversations in Polis's export format, as it really is: votes.csv, comments.csv, and who the people are.

Re-votes, quotes, line breaks inside a statement, columns that are missing or in another order, ids that are numbers or
texts, packed by gzip or not. What cannot be read is said as a code with file, line and column.
"""

from convenor.formats.polis.guesses import guesses
from convenor.formats.polis.people import People, people
from convenor.formats.polis.statements import Statements, statements
from convenor.formats.polis.votes import votes

__all__ = ["People", "Statements", "guesses", "people", "statements", "votes"]
