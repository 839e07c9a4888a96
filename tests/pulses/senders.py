"""Started by a test: several processes that send answers to one pulse at the same moment, each its share of the links.

python senders.py links.json how-many-processes
"""

import json
import os
import sys
import time
from collections import Counter
from pathlib import Path

import django


def main() -> int:
    tokens, processes = json.loads(Path(sys.argv[1]).read_text()), int(sys.argv[2])
    start = time.time() + 1.5
    children = []
    for number in range(processes):
        child = os.fork()
        if child == 0:
            os._exit(send(tokens[number::processes], start))
        children.append(child)
    if len(sys.argv) > 3:
        child = os.fork()
        if child == 0:
            os._exit(close(int(sys.argv[3]), sys.argv[4], start))
        children.append(child)
    return max(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children)


def send(tokens: list[str], start: float) -> int:
    django.setup()
    from convenor.errors import ConvenorError
    from convenor.web.kernel.clock import today
    from convenor.web.pulses import services

    said: Counter[str] = Counter()
    time.sleep(max(0.0, start - time.time()))
    for token in tokens:
        try:
            services.send_answers(token=token, revision=1, on=today())
            said["sent"] += 1
        except ConvenorError as error:
            said[error.code] += 1
    sys.stdout.write("".join(f"{word}\n" for word in said.elements()))
    sys.stdout.flush()
    return 0


def close(partnership: int, wave: str, start: float) -> int:
    django.setup()
    from convenor.web.kernel.clock import today
    from convenor.web.kernel.viewer import system_viewer
    from convenor.web.pulses import services

    time.sleep(max(0.0, start + 0.05 - time.time()))
    services.close_wave(by=system_viewer("test", partnership), ref=wave, on=today())
    return 0


if __name__ == "__main__":
    sys.exit(main())
