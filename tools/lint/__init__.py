"""What ruff and import contracts cannot say: our own rules, read off the syntax. `python -m tools.lint`.

A line that must break a rule says why: `# allow: given-day – the job itself has no caller`.
"""
