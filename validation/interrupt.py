#!/usr/bin/env python3
"""How long Ctrl-C takes: interrupts a command at random instants and says what the program still did before it ended.

    python3 validation/interrupt.py [TIMES] [SEED] -- target/release/exoskin run scenarios/ref.toml --samples 100000

Counted is the processor time that the program uses after the signal, divided by its threads (what a user waits for on
a quiet machine), and the wall time beside it. Instants are spread over a first, undisturbed run. Each run begins in an
empty folder with an empty cache. Exit code 1 where a stop took more than two seconds of processor time a thread, or did not end
with 130.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

MOST_S = 2.0
TICK = os.sysconf("SC_CLK_TCK")


def processor(pid):
    """Processor time of a living process, s."""
    with open(f"/proc/{pid}/stat", encoding="utf-8") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def start(command, folder):
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    env = dict(os.environ, EXOSKIN_CACHE=os.path.join(folder, "cache"))
    out = ["--out", os.path.join(folder, "out")] if command[1] in ("run", "compare") else []
    return subprocess.Popen([*command, *out], env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def main():
    asked, command = sys.argv[1 : sys.argv.index("--")], sys.argv[sys.argv.index("--") + 1 :]
    times = int(asked[0]) if asked else 20
    draw = random.Random(int(asked[1]) if len(asked) > 1 else 1)
    threads = os.cpu_count()
    worst, wrong = 0.0, 0
    with tempfile.TemporaryDirectory() as parent:
        folder = os.path.join(parent, "work")
        whole = start(command, folder)
        _, status, usage = os.wait4(whole.pid, 0)
        total = usage.ru_utime + usage.ru_stime
        print(f"undisturbed: {total:.1f} s of processor time, exit code {os.waitstatus_to_exitcode(status)}", flush=True)
        for time_of in range(times):
            at = draw.uniform(0.02, 0.98) * total
            child = start(command, folder)
            # The instant is one of work done: how fast the machine is today does not matter.
            while child.poll() is None and processor(child.pid) < at:
                time.sleep(0.01)
            if child.poll() is not None:
                continue
            before, started = processor(child.pid), time.monotonic()
            child.send_signal(signal.SIGINT)
            _, status, usage = os.wait4(child.pid, 0)
            wall, after = time.monotonic() - started, usage.ru_utime + usage.ru_stime - before
            code = os.waitstatus_to_exitcode(status)
            late = after / threads > MOST_S
            wrong += late or code not in (130, 0)
            worst = max(worst, after / threads)
            print(f"{time_of:3}  at {100 * at / total:5.1f} %  ends after {after / threads:5.2f} s a thread, {wall:5.2f} s wall, code {code}", flush=True)
    print(f"worst: {worst:.2f} s a thread; {wrong} wrong")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
