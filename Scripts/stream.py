"""Streams small documents through `crux extract --format jsonl` and checks that all come out, in order.

usage: stream.py CRUX [DOCUMENTS]

Prints documents a second and the most memory that the command held, which does not grow with their number.
"""

import json
import resource
import subprocess
import sys
import threading
import time


def main():
    crux, count = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    start = time.perf_counter()
    process = subprocess.Popen(
        [crux, "extract", "-", "--format", "jsonl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def feed():
        for number in range(count):
            text = f"Night buses must stay, because {number} people ride them. They cost too much, critics say."
            process.stdin.write(json.dumps({"id": f"d{number}", "text": text}) + "\n")
        process.stdin.close()

    threading.Thread(target=feed, daemon=True).start()
    seen = 0
    for line in process.stdout:
        if not line.startswith('{"crux": 1,"id": "d%d"' % seen):
            sys.exit(f"line {seen + 1} is not of document d{seen}")
        seen += 1
    if process.wait() != 0 or seen != count:
        sys.exit(f"{seen} of {count} documents came out, status {process.returncode}")
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{count} documents: {count / seconds:.0f} a second, {peak:.0f} MB at most")


main()
