"""./dev check: everything that can be known without running a test, side by side, in well under 45 seconds."""

import os
import sys

from tools.steps import VAR, Step, module, perform_all, tool


def steps() -> list[Step]:
    """The slowest first: they run side by side."""
    return [
        Step("types", [tool("mypy")], "mend the types named above"),
        Step("migrations", module("tools.migrations")),
        Step("generated docs", module("tools.docs", "--check"), "./dev docs"),
        Step("import contracts", module("tools.contracts"), "read through selectors, or move the code to its row"),
        Step(
            "templates", module("tools.templates"), "words through _(), choices in presenters, styles in convenor.css"
        ),
        Step("html of templates", [tool("djlint"), "src", "--lint", "--quiet"], "see the line named above"),
        Step("our own rules", module("tools.lint"), "mend, or say why: # allow: RULE – reason"),
        Step("words", module("tools.words"), "say it as tools/words.py has it"),
        Step("lint", [tool("ruff"), "check", "--quiet"], "./dev fix mends much of it"),
        Step("format", [tool("ruff"), "format", "--check"], "./dev fix"),
    ]


def main(arguments: list[str]) -> int:
    chosen = [step for step in steps() if not arguments or any(part in step.name for part in arguments)]
    os.environ.setdefault("CONVENOR_HOME", str(VAR / "check"))  # mypy's plugin reads the settings
    return 0 if perform_all(chosen) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
