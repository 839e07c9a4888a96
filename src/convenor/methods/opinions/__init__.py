"""Shared understanding from votes on statements: verdicts that are earned, whoever the voters are.

`analyse(votes, panel)` gives a `Result`; `disclose` turns it into what may be shown. Polis's own mathematics is in
`polis`.
"""

from convenor.methods.opinions.analysis import Result, Settings, analyse
from convenor.methods.opinions.evidence import Evidence, Verdict
from convenor.methods.opinions.panel import Panel, Statement
from convenor.methods.opinions.votes import Counts, Votes

__all__ = ["Counts", "Evidence", "Panel", "Result", "Settings", "Statement", "Verdict", "Votes", "analyse"]
