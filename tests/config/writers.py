"""Processes of their own that write to the site's database through a service, as the site does. Run by test_writers.

`python writers.py many PROCESSES THREADS EACH`: all at once, each confirmed write on a line.
`python writers.py killed TIMES SEED`: one after another, each killed in the midst of its writes.
"""

import os
import random
import signal
import sys
import threading

import django


def write(name):
    """One ordinary write: three rows in one transaction, confirmed on a line once it is committed."""
    from convenor.web.kernel.services import start_partnership
    from convenor.web.kernel.viewer import system_viewer

    made = start_partnership(by=system_viewer("test"), name=name)
    os.write(1, f"{made.slug}\n".encode())  # one write call: lines of many writers never mix


def many(processes, threads, each):
    children = [in_child(lambda n=number: write_in_threads(n, threads, each)) for number in range(processes)]
    return max(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children)


def write_in_threads(number, threads, each):
    failed = []

    def work(thread):
        from django.db import connection

        try:
            for count in range(each):
                write(f"w {number} {thread} {count}")
        except Exception as error:  # noqa: BLE001  whatever it is, the test is told
            failed.append(error)
            os.write(2, f"{error!r}\n".encode())
        finally:
            connection.close()

    workers = [threading.Thread(target=work, args=[thread]) for thread in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return len(failed)


def killed(times, seed):
    chance = random.Random(seed)
    for number in range(times):
        ours, theirs = os.pipe()

        def work(number=number, out=theirs):
            os.dup2(out, 1)
            for count in range(10_000):
                write(f"k {number} {count}")

        child = in_child(work)
        os.close(theirs)
        confirmed, wanted = b"", chance.randrange(1, 12)
        while confirmed.count(b"\n") < wanted:
            confirmed += os.read(ours, 4096)
        threading.Event().wait(chance.random() * 0.01)  # anywhere inside the next write
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        while more := os.read(ours, 4096):  # confirmed before it died
            confirmed += more
        os.close(ours)
        os.write(1, confirmed[: confirmed.rindex(b"\n") + 1])
    return 0


def in_child(work):
    child = os.fork()
    if child:
        return child
    try:
        os._exit(min(int(work() or 0), 100))
    except BaseException as error:  # noqa: BLE001  likewise
        os.write(2, f"{error!r}\n".encode())
    os._exit(101)


if __name__ == "__main__":
    django.setup()
    sys.exit(globals()[sys.argv[1]](*map(int, sys.argv[2:])))
