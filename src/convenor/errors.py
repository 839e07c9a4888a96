"""One base error. It carries a code and its parameters; whoever shows it words it.

The core never holds sentences for people: the site words a code in the reader's language, the command line in plain
English. `str()` of an error is for logs and tests.
"""

from collections.abc import Mapping
from typing import Any


class ConvenorError(Exception):
    """Something a person can mend, said as a code and the facts that belong to it.

    >>> error = ConvenorError("seat_held_twice", seat="Chair", holder="Ada Obi")
    >>> error.code, error.params["seat"]
    ('seat_held_twice', 'Chair')
    >>> str(error)
    'seat_held_twice: seat=Chair, holder=Ada Obi'
    """

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(code, params)
        self.code = code
        self.params: Mapping[str, Any] = params

    def __str__(self) -> str:
        facts = ", ".join(f"{name}={value}" for name, value in self.params.items())
        return f"{self.code}: {facts}" if facts else self.code
