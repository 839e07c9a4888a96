"""The page of everything the audit records: each verb, and where it is written."""

import ast
import re
from collections import defaultdict

from tools.docs.tables import table
from tools.lint.__main__ import product
from tools.lint.sentences import text_of
from tools.lint.source import Source, calls

VERB = re.compile(r"[a-z_]+\.[a-z_]+")


def page() -> str:
    rows = [(f"`{verb}`", ", ".join(sorted(places))) for verb, places in sorted(verbs(product()).items())]
    return f"""# What the audit records

Each act writes one entry inside its own transaction: when, who (an account by number, or a named job), what was done,
to which reference, and which fields; never a person's name, address or words. The database refuses to change or delete
an entry, and each holds the hash of the one before it, so that a missing or altered entry is found.

{table(["What was done", "Room"], rows)}
"""


def verbs(sources: list[Source]) -> dict[str, set[str]]:
    """Each verb written out in the code, and the rooms that write it."""
    found: dict[str, set[str]] = defaultdict(set)
    for source in sources:
        for node, name in calls(source.tree):
            given = [keyword.value for keyword in node.keywords if keyword.arg == "verb"]
            given += node.args[:1] if name.split(".")[-1] == "Act" else []
            for verb in filter(None, map(text_in, given)):
                if VERB.fullmatch(verb) and source.kind:
                    found[verb].add(source.parts[1])
    return found


def text_in(node: ast.expr) -> str:
    return text_of(node) or ""
