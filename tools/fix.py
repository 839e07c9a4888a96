"""./dev fix: formats the code and mends what can be mended by itself; the rest is for ./dev check to say."""

import sys

from tools.steps import Step, module, perform, tool

STEPS = (
    Step("lint, mended", [tool("ruff"), "check", "--fix", "--quiet"], "mend the lines named above"),
    Step("format", [tool("ruff"), "format", "--quiet"]),
    Step("generated docs", module("tools.docs")),
)


def main() -> int:
    """One after the other: each may change what the next one reads."""
    outcomes = [perform(step) for step in STEPS]
    for outcome in outcomes:
        print(outcome.report())
    return 0 if all(outcome.passed for outcome in outcomes) else 1


if __name__ == "__main__":
    sys.exit(main())
