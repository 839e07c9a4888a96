"""The page of settings an operator gives."""

from convenor.web.config.environment import SETTINGS
from tools.docs.tables import table


def page() -> str:
    rows = [(f"`{one.name}`", f"`{one.default}`" if one.default else "empty", one.says) for one in SETTINGS]
    return f"""# Settings

All settings are environment variables. None is needed to try Convenor; a server for others needs at least the names it
answers to, its address, and mail. `convenor doctor` says which are missing.

{table(["Name", "Without it", "What it does"], rows)}
"""
