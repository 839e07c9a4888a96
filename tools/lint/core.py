"""The core is given its day, its chance and its settings: it asks nobody."""

import ast

from tools.lint.source import Found, Source, calls, dotted, imports

CLOCKS = ("datetime.now", "datetime.utcnow", "datetime.today", "date.today", "timezone.now", "localdate", "today")
ENVIRONMENT = ("os.environ", "os.getenv", "os.urandom", "urllib.request")
MAKES_ITS_OWN = {"Random"}  # a generator with a seed of its own is no chance of the whole process


def core_clock(source: Source) -> Found:
    """No clock in the core: `on: date` and `now` are arguments."""
    if source.core:
        for node, name in calls(source.tree):
            if any(name == clock or name.endswith(f".{clock}") for clock in CLOCKS):
                yield node.lineno, f"{name}() in the core: take the day or the moment as an argument"


def core_chance(source: Source) -> Found:
    """No chance in the core that a seed cannot repeat: `rng` is an argument."""
    if not source.core:
        return
    for line, name in imports([node for node in ast.walk(source.tree) if isinstance(node, ast.stmt)]):
        if name.startswith("random.") and name.removeprefix("random.") not in MAKES_ITS_OWN:
            yield line, f"{name} in the core: take rng: random.Random as an argument"
    for node in ast.walk(source.tree):
        name = dotted(node)
        if name.startswith("random.") and name.count(".") == 1 and name.removeprefix("random.") not in MAKES_ITS_OWN:
            yield node.lineno, f"{name} in the core: take rng: random.Random as an argument"
        if ".random." in name and name.split(".")[0] in ("np", "numpy") and not name.endswith("Generator"):
            yield node.lineno, f"{name} in the core: take rng as an argument"


def core_environment(source: Source) -> Found:
    """No settings of the process in the core."""
    if source.core:
        for node in ast.walk(source.tree):
            name = dotted(node)
            if name in ENVIRONMENT:
                yield node.lineno, f"{name} in the core: take what is needed as an argument"


def lazy_site(source: Source) -> Found:
    """The command line starts without the site: it imports Django and rooms only where a command needs them."""
    if source.parts[0] == "cli":
        for line, name in imports(source.tree.body):
            if name.startswith(("django", "convenor.web")):
                yield line, f"{name} at the top of the command line: import it inside the command"
