#!/usr/bin/env python3
"""A busy day for `exoskin serve`: queued jobs, people who watch them, and a result that is asked for again and again.

    benches/serve_load.py target/release/exoskin
    benches/serve_load.py target/release/exoskin --jobs 50 --watchers 200 --rate 1000 --seconds 60

Starts a server of its own with an empty folder, on this computer alone, and ends with 1 where anything failed: an answer
that is not the right one, a stream that breaks off, a job that does not end, memory that goes on growing. Client and server share the cores.
Needs Python 3.9 and nothing else.
"""

import argparse
import asyncio
import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time

SMALL = {"kind": "run", "scenario": "intact_brightening", "samples": 100, "draws": 10}


class Browser:
    """One session over connections that stay open."""

    def __init__(self, port):
        self.port = port
        self.head = f"Host: 127.0.0.1:{port}\r\n"

    async def enter(self, path):
        status, headers, _ = await self.once("GET", path)
        assert status == 303, status
        self.head += f"Cookie: {headers['set-cookie'].split(';')[0]}\r\n"
        _, _, body = await self.once("GET", "/api/v1/session")
        self.head += f"X-CSRF-Token: {json.loads(body)['csrf']}\r\nContent-Type: application/json\r\n"

    async def connect(self):
        return await asyncio.open_connection("127.0.0.1", self.port, limit=1 << 22)

    async def once(self, method, path, body=b""):
        connection = await self.connect()
        try:
            return await self.ask(connection, method, path, body)
        finally:
            connection[1].close()

    async def ask(self, connection, method, path, body=b""):
        reader, writer = connection
        length = f"Content-Length: {len(body)}\r\n" if body else ""
        writer.write(f"{method} {path} HTTP/1.1\r\n{self.head}{length}\r\n".encode() + body)
        status, headers = await head(reader)
        return status, headers, await reader.readexactly(int(headers.get("content-length", 0)))


async def head(reader):
    lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    pairs = (line.split(": ", 1) for line in lines[1:] if line)
    return int(lines[0].split(" ")[1]), {name.lower(): value for name, value in pairs}


async def watch(browser, job, seen):
    """Follows a job to its end, as a page does: a stream that breaks off counts as a failure."""
    connection = await browser.connect()
    reader, writer = connection
    try:
        writer.write(f"GET /api/v1/jobs/{job}/events HTTP/1.1\r\n{browser.head}\r\n".encode())
        status, _ = await head(reader)
        assert status == 200, f"stream: {status}"
        seen["open"] += 1
        seen["most"] = max(seen["most"], seen["open"])
        while True:
            line = await reader.readline()
            if not line:
                raise AssertionError("a stream broke off")
            if line.startswith(b"data: "):
                seen["events"] += 1
                state = json.loads(line[6:])["state"]
                if state in ("done", "failed", "cancelled"):
                    assert state == "done", state
                    return
    finally:
        seen["open"] -= 1
        writer.close()


async def reader_of(browser, path, expected, every, until, took, late):
    """Asks for a result at a steady pace; time counts from when the question was due."""
    connection = await browser.connect()
    due = time.monotonic()
    while due < until:
        await asyncio.sleep(max(0.0, due - time.monotonic()))
        late.append(time.monotonic() - due)
        status, _, body = await browser.ask(connection, "GET", path)
        assert status == 200 and body == expected, f"result: {status}, {len(body)} bytes"
        took.append(time.monotonic() - due)
        due += every
    connection[1].close()


def memory(pid):
    """Resident memory of the server, now and at its highest, MB."""
    with open(f"/proc/{pid}/status") as file:
        lines = dict(line.split(":", 1) for line in file)
    return [int(lines[key].split()[0]) / 1024 for key in ("VmRSS", "VmHWM")]


async def measure(browser, pid, settings):
    async def add():
        status, _, body = await browser.once("POST", "/api/v1/jobs", json.dumps(SMALL).encode())
        assert status == 201, body
        return json.loads(body)["id"]

    seen = {"open": 0, "most": 0, "events": 0}
    first = await add()
    await watch(browser, first, seen)
    path = f"/api/v1/jobs/{first}/answer"
    _, _, expected = await browser.once("GET", path)
    quiet = memory(pid)[0]

    jobs = [await add() for _ in range(settings.jobs)]
    begin = time.monotonic()
    watchers = [asyncio.create_task(watch(browser, jobs[-1 - i % len(jobs)], seen)) for i in range(settings.watchers)]
    until = begin + settings.seconds
    took, late, used, used_up = [], [], [], []
    connections = max(1, settings.rate // 20)
    readers = [
        asyncio.create_task(reader_of(browser, path, expected, connections / settings.rate, until, took, late))
        for _ in range(connections)
    ]
    read = asyncio.gather(*readers)
    read.add_done_callback(lambda _: used_up.append(time.monotonic() - begin))
    work = asyncio.gather(*watchers, read)
    while not work.done():
        used.append(memory(pid)[0])
        await asyncio.wait([work], timeout=1)
    await work
    seconds = time.monotonic() - begin
    after = [await browser.once("GET", f"/api/v1/jobs/{job}") for job in jobs]
    states = [json.loads(body)["state"] for _, _, body in after]
    assert states == ["done"] * len(jobs), states
    cuts = statistics.quantiles(took, n=100)
    half = len(used) // 2
    return {
        "jobs": len(jobs),
        "streams_at_once": seen["most"],
        "events": seen["events"],
        "requests": len(took),
        "requests_per_second": round(len(took) / used_up[0]),
        "answer_bytes": len(expected),
        "median_ms": round(1000 * cuts[49], 1),
        "p95_ms": round(1000 * cuts[94], 1),
        "slowest_ms": round(1000 * max(took), 1),
        "client_late_p95_ms": round(1000 * statistics.quantiles(late, n=100)[94], 1),
        "all_jobs_done_s": round(seconds, 1),
        "memory_mb": {"quiet": round(quiet), "first_half": round(max(used[:half] or used)), "second_half": round(max(used[half:])), "highest": round(memory(pid)[1])},
        "load_average": [round(load, 1) for load in os.getloadavg()],
    }


async def run(settings):
    with tempfile.TemporaryDirectory() as data:
        command = [settings.program, "serve", "--no-open", "--port", "0", "--data", data, "--quiet"]
        environment = {**os.environ, "EXOSKIN_CACHE": os.path.join(data, "cache")}
        server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
        try:
            url = server.stdout.readline().strip()
            address, path = url.removeprefix("http://").split("/", 1)
            browser = Browser(int(address.rsplit(":", 1)[1]))
            await browser.enter("/" + path)
            figures = await measure(browser, server.pid, settings)
            server.send_signal(signal.SIGTERM)
            assert server.wait(30) in (0, -signal.SIGTERM, 130), server.returncode
        finally:
            server.kill()
            server.wait()
    print(json.dumps(figures, indent=2))
    memory_mb = figures["memory_mb"]
    assert memory_mb["second_half"] < 1.25 * memory_mb["first_half"] + 20, "memory goes on growing"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--jobs", type=int, default=50)
    parser.add_argument("--watchers", type=int, default=200)
    parser.add_argument("--rate", type=int, default=1000, help="requests per second")
    parser.add_argument("--seconds", type=float, default=60)
    try:
        asyncio.run(run(parser.parse_args()))
    except AssertionError as wrong:
        sys.exit(f"failed: {wrong}")


main()
