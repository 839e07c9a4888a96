"""How the command line speaks: plain sentences, results to standard output, complaints to standard error."""

import sys


class Failed(Exception):
    """It could not be done; the sentence says why and what would help."""


def say(text: str = "") -> None:
    """A line for whoever asked."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def complain(text: str) -> None:
    """A line about what went wrong."""
    sys.stderr.write(f"convenor: {text}\n")
    sys.stderr.flush()
