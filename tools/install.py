"""./dev install: what a server needs beside the packages, the styles in CONVENOR_HOME; then says what to do next."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from tools import assets
from tools.steps import BIN, ROOT, VAR

NEXT = """
Convenor is installed. Its data will be in {home}
Next:
  {command} migrate     makes the database ready
  {command} doctor      says what is still missing
  {command} serve       runs the site
How to keep it running, with https and mail: docs/how-to/install-on-a-server.md"""


def main(environ: Mapping[str, str] = os.environ) -> int:
    home = Path(environ.get("CONVENOR_HOME") or VAR).resolve()
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    assets.build(home / "assets")
    command = BIN / ("convenor.exe" if os.name == "nt" else "convenor")
    print(NEXT.format(home=home, command=command.relative_to(ROOT) if command.is_relative_to(ROOT) else command))
    return 0


if __name__ == "__main__":
    sys.exit(main())
