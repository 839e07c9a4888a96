"""Started by a test: several processes that vote at the same moment, and say what was kept as soon as it is.

python voters.py what-to-vote.json how-many-processes [partnership conversation: closed in the midst]
"""

import json
import os
import sys
import time
from pathlib import Path

import django


def main() -> int:
    told, processes = json.loads(Path(sys.argv[1]).read_text()), int(sys.argv[2])
    django.setup()  # once: no connection is open yet that a child could inherit
    from convenor.web.conversations import services  # noqa: F401  read before the children part

    start = time.time() + 0.3
    children = []
    for number in range(processes):
        child = os.fork()
        if child == 0:
            os._exit(vote(told, number, start))
        children.append(child)
    if len(sys.argv) > 3:
        child = os.fork()
        if child == 0:
            os._exit(close(int(sys.argv[3]), sys.argv[4], start))
        children.append(child)
    return max(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children)


def vote(told: list[list[str]], number: int, start: float) -> int:
    """Everything told, each process in an order and with a value of its own."""
    from convenor.errors import ConvenorError
    from convenor.web.conversations import services
    from convenor.web.kernel.clock import today

    value, at = (1, -1, 0)[number % 3], number * len(told) // 4
    time.sleep(max(0.0, start - time.time()))
    for token, ref in told[at:] + told[:at]:
        try:
            services.cast(token=token, statement_ref=ref, value=value, on=today())
            said = "kept"
        except ConvenorError as error:
            said = error.code
        os.write(1, f"{said} {token} {ref} {value}\n".encode())
    return 0


def close(partnership: int, conversation: str, start: float) -> int:
    from convenor.web.conversations import services
    from convenor.web.kernel.clock import today
    from convenor.web.kernel.viewer import system_viewer

    time.sleep(max(0.0, start + 0.2 - time.time()))
    services.close_conversation(by=system_viewer("test", partnership), ref=conversation, on=today())
    return 0


if __name__ == "__main__":
    sys.exit(main())
