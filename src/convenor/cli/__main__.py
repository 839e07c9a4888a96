"""`python -m convenor.cli`: how the command starts itself again, on every system."""

import sys

from convenor.cli import main

if __name__ == "__main__":
    sys.exit(main())
