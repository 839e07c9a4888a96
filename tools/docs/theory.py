"""The pages of the rules, docs/theory: each with its condition, its examples (which are tests), advice and cases."""

from collections.abc import Callable, Mapping

from convenor.cli.diagnoses.words import support
from convenor.theory.constructs import CONSTRUCTS
from convenor.theory.propositions import PROPOSITIONS, Proposition
from convenor.theory.propositions.conditions import FACTS
from tools.docs.tables import table


def pages() -> Mapping[str, Callable[[], str]]:
    """Each page by its path from docs/reference."""
    rules = {f"../theory/{name}.md": _maker(rule) for name, rule in PROPOSITIONS.items()}
    return {**rules, "../theory/README.md": index, "diagnose.md": diagnose}


def _maker(rule: Proposition) -> Callable[[], str]:
    return lambda: page(rule)


def page(rule: Proposition) -> str:
    """One rule."""
    examples = [
        (_said(rule.fires), "fires"),
        (_said(rule.rests), "does not fire"),
        (_said(rule.open), "not enough to say"),
    ]
    do = rule.do
    advice = [("Who", do.who), ("What", do.what), ("By when", do.by), ("It worked when", do.sign)]
    return f"""# {rule.id}: {rule.title}

{rule.then}

Box: {rule.box}. Source: {rule.source}. Urgency: {rule.urgency} of 4.

**Holds when** {_titled(str(rule.when))}.

**What 60 documented cases say:** {support(rule)}.

## Advice

{table(["Part", "Advice"], advice)}

## Examples

Ratings are from 1 to 5, each taken as sure to within 0.3. These rows are tests.

{table(["Known", "The rule"], examples)}
"""


def index() -> str:
    """All rules in one table."""
    rows = [(f"[{one.id}]({one.id}.md)", one.title, one.box, one.verdict) for one in PROPOSITIONS.values()]
    return f"""# The rules

P1 to P10 are set out by Ansell & Gash (2008), T1 to T18 stand in their running text, G1 comes from the Collaborative
Governance Case Database (Douglas et al. 2020). A rule is weighed, not switched: it holds to a degree between 0 and 1,
with bounds that come from how sure each rating is. “High” is fully out at 2, half at 3.01, fully in at 4.5; “low”
is its mirror. A rule holds above a half: *clear* when its bounds agree, *likely* when the worse bound is a quarter or
more, else *unsure*; and it says *not enough* rather than guess.

{table(["Rule", "Advice", "Box", "60 cases"], rows)}
"""


def diagnose() -> str:
    """The page of `convenor diagnose`."""
    columns = [(f"`{one.name}`", one.question, " · ".join(one.anchors)) for one in CONSTRUCTS.values()]
    facts = [(f"`{name}`", says) for name, says in FACTS.items()]
    return f"""# Diagnosing from a file

`convenor diagnose FILE` reads a CSV file of one case or forum a row. `--json` is for programs, `--html` is a page to
print. It needs no site and no database.

- A column is named as below. Any may carry `.start`, `.middle` or `.end`; without a plain column their mean counts.
- Cells are numbers from 1 to 5, or blank; `NA` is a blank. Commas, semicolons or tabs divide them; the file is UTF-8.
- `case` names the row. `mandated` and the other facts are 1 or 0.
- A rating by one person is taken as sure to within one scale point (95%), less when there are several time points.
- The file is read twice, row by row: first for mistakes, then for the diagnosis. Nothing is said of a file with one.

The data follow [diagnose-schema.json](diagnose-schema.json). What the evidence does not suffice for is `null`; of the
gauges it is the `value`. Gauges run from 0 to 1. The rules are [explained one by one](../theory/README.md).

## Ratings

{table(["Column", "Question", "1 · 3 · 5"], columns)}

## Facts, all optional

{table(["Column", "1 means"], facts)}
"""


def _said(example: Mapping[str, float | bool]) -> str:
    words = []
    for name, value in example.items():
        if name in FACTS:
            words.append(FACTS[name] if value else f"not so that {FACTS[name]}")
        else:
            words.append(f"{CONSTRUCTS[name].title} {value:g}")
    return "; ".join(words)


def _titled(text: str) -> str:
    for name, construct in CONSTRUCTS.items():
        text = text.replace(f"“{name}”", f"“{construct.title}”")
    return text
