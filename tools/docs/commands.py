"""The page of commands: `./dev` for who works on the code, `convenor` for who runs it, in their own words."""

import argparse
from importlib.machinery import SourceFileLoader
from importlib.util import find_spec, module_from_spec, spec_from_loader

from tools.docs.tables import table
from tools.steps import ROOT


def page() -> str:
    own = [(f"`./dev {name}`", says) for name, says in dev_commands().items()]
    return f"""# Commands

## In a checkout

On Windows write `python dev` for `./dev`. Each command first brings `.venv` up to date.

{table(["Command", "What it does"], own)}

## On a server

`convenor` stands in `.venv/bin` (`.venv\\Scripts` on Windows). It reads the [settings](settings.md).

{convenor_commands()}
"""


def dev_commands() -> dict[str, str]:
    """What ./dev offers."""
    loader = SourceFileLoader("dev", str(ROOT / "dev"))
    spec = spec_from_loader("dev", loader)
    if spec is None:
        return {}
    module = module_from_spec(spec)
    loader.exec_module(module)
    return dict(module.COMMANDS)


def convenor_commands() -> str:
    """Each command of the product with its arguments, read off its parser so that no Python words it differently."""
    if find_spec("convenor.cli") is None:
        return "Not written yet."
    from convenor import cli

    return "\n\n".join(command(parser, says) for parser, says in leaves(cli.parser(), ""))


def leaves(parser: argparse.ArgumentParser, says: str) -> list[tuple[argparse.ArgumentParser, str]]:
    """Every command that does something, with its one line, in the order of the product's own help."""
    groups = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    told = {choice.dest: choice.help or "" for group in groups for choice in group._choices_actions}
    children = {name: child for group in groups for name, child in group.choices.items()}
    below = [leaf for name, child in children.items() if name in told for leaf in leaves(child, told[name])]
    return below or [(parser, says)]


def command(parser: argparse.ArgumentParser, says: str) -> str:
    """One command: how it is written, what it does, what may be said with it."""
    given = [
        action
        for action in parser._actions
        if action.dest not in ("help", "version") and action.help != argparse.SUPPRESS
    ]
    whole = " ".join([parser.prog, *map(written, given)])
    about = sentence(parser.description or says)
    rows = [(f"`{named(action)}`", action.help % shown(action) if action.help else "") for action in given]
    parts = [f"### {parser.prog}", about, f"```text\n{whole}\n```", table(["With", "Means"], rows) if rows else ""]
    return "\n\n".join(part for part in parts if part)


def sentence(text: str) -> str:
    """
    >>> sentence("run the site")
    'Run the site.'
    """
    text = text.strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", ":")) or "\n" in text else ".")


def named(action: argparse.Action) -> str:
    """An argument as one writes it: `FILE`, `--port PORT`."""
    value = action.metavar or ("|".join(map(str, action.choices)) if action.choices else action.dest.upper())
    value = " ".join(value) if isinstance(value, tuple) else value
    return " ".join([*action.option_strings[-1:], *([value] if action.nargs != 0 else [])])


def written(action: argparse.Action) -> str:
    """The same in the line of the command: in brackets what may be left out."""
    needed = action.required and action.nargs not in ("?", "*")
    return named(action) if needed else f"[{named(action)}]"


def shown(action: argparse.Action) -> dict[str, object]:
    return {"default": action.default, "prog": "convenor", "choices": action.choices, "dest": action.dest}
