#!/usr/bin/env python3
"""A small client of Nutgraf's protocol, written from PROTOCOL.md alone.

Needs Python 3.9 or later and the package cbor2. As a module:

    import nutgraf
    with nutgraf.Client("collector.example.org", ca_file="ca.pem", token=token) as client:
        jobs = client.submit([{"text": "Ada Obi, 41, won."}])
        for change in client.watch(jobs):
            print(change["job"], change["state"])
        print(client.result(jobs[0])["summary"]["gist"])

As a command, it submits files, watches until all have ended, and prints what was found, one JSON object a line:

    python3 nutgraf.py --collector HOST[:PORT] --ca-file FILE --token-file FILE STORY.txt ...
"""

import argparse
import collections
import json
import os
import random
import socket
import ssl
import struct
import sys
import time
import uuid

import cbor2

PORT = 7443
PROTOCOL = "nutgraf/1"
KINDS = {
    "hello": 0x0001, "ping": 0x0002, "cancel": 0x0003, "draining": 0x0004, "changes": 0x0005,
    "submit": 0x0010, "status": 0x0011, "result": 0x0012, "history": 0x0013, "list": 0x0014, "watch": 0x0015,
    "call-off": 0x0016, "retry": 0x0017, "delete": 0x0018, "statistics": 0x0019,
}
ANSWER = 0x8000
ERROR = 0x8000
HEADER = struct.Struct(">IBBHI")  # length, version, flags, kind, request id
SILENCE = 90  # seconds; a watch says something every minute
NOT_REPEATED = ("retry",)


class Refused(Exception):
    """An error that the collector sent."""

    def __init__(self, item):
        super().__init__(f"{item['message']} ({item['code']})")
        self.code = item["code"]
        self.retry_after = (item.get("retryAfter") or 0) / 1000


class Lost(Exception):
    """The connection ended, or the collector does not keep the protocol."""


class Connection:
    """One connection, from its hello on."""

    def __init__(self, host, port, context, token, name):
        raw = socket.create_connection((host, port), timeout=SILENCE)
        try:
            self.socket = context.wrap_socket(raw, server_hostname=host)
        except BaseException:
            raw.close()
            raise
        try:
            if self.socket.selected_alpn_protocol() != PROTOCOL:
                raise Lost(f"{host} does not speak {PROTOCOL}")
            self.last_id = 0
            self.kinds = {}  # of the requests that are not answered yet
            self.frames = collections.defaultdict(collections.deque)  # what came for each of them
            self.unwanted = set()  # those whose answers nobody waits for any more
            self.is_draining = False
            self.frame_limit = 16384
            welcome = self.answer(self.send("hello", {"versions": [1], "name": name, "token": token}))
            self.limits = welcome["limits"]
            self.frame_limit = self.limits["frame"]
        except BaseException:
            self.socket.close()
            raise

    def close(self):
        self.socket.close()

    def send(self, name, item):
        """Sends a request and gives its id."""
        self.last_id += 1
        encoded = cbor2.dumps(item, canonical=True)
        self.kinds[self.last_id] = KINDS[name]
        self.socket.sendall(HEADER.pack(8 + len(encoded), 1, 0, KINDS[name], self.last_id) + encoded)
        return self.last_id

    def answer(self, request_id):
        """Waits for a request's answer."""
        expected = self.kinds[request_id] | ANSWER
        kind, item = self.next(request_id)
        if kind != expected:
            raise Lost(f"an answer of kind 0x{kind:04x} came, and not of 0x{expected:04x}")
        return item

    def call_off(self, request_id):
        """Waits no more for a request."""
        if request_id in self.kinds:
            self.unwanted.add(request_id)
            self.frames.pop(request_id, None)
            try:
                self.socket.sendall(HEADER.pack(9, 1, 0, KINDS["cancel"], request_id) + cbor2.dumps({}))
            except OSError:
                pass  # With the connection, what waits on it is called off.

    def next(self, request_id):
        """Waits for the next frame of a request; those of others are kept until they are asked for."""
        while not self.frames[request_id]:
            kind, frame_id, item = self.read()
            if kind == KINDS["draining"]:
                self.is_draining = True
            elif kind == ERROR and frame_id == 0:
                raise Refused(item)
            elif frame_id in self.unwanted:
                if kind & ANSWER:
                    self.unwanted.remove(frame_id)
                    del self.kinds[frame_id]
            elif frame_id in self.kinds and (kind & ANSWER or kind == KINDS["changes"]):
                self.frames[frame_id].append((kind, item))
            elif kind & ANSWER:
                raise Lost(f"an answer came to request {frame_id}, which was not made")
        kind, item = self.frames[request_id].popleft()
        if kind & ANSWER:
            del self.frames[request_id], self.kinds[request_id]
        if kind == ERROR:
            raise Refused(item)
        return kind, item

    def read(self):
        length, version, _, kind, request_id = HEADER.unpack(self.octets(HEADER.size))
        if version != 1 or not 9 <= length <= self.frame_limit:
            raise Lost(f"a frame of version {version} and length {length} came")
        return kind, request_id, cbor2.loads(self.octets(length - 8))

    def octets(self, count):
        parts = []
        while count:
            part = self.socket.recv(min(count, 1 << 20))
            if not part:
                raise Lost("the collector closed the connection")
            parts.append(part)
            count -= len(part)
        return b"".join(parts)


class Client:
    """Talks to one collector, and connects again where a connection is lost."""

    def __init__(self, host, port=PORT, *, ca_file, token, name="nutgraf.py", patience=60):
        """`patience` is for how many seconds a request is tried again before it is given up."""
        self.context = ssl.create_default_context(cafile=ca_file)
        self.context.minimum_version = ssl.TLSVersion.TLSv1_3
        self.context.set_alpn_protocols([PROTOCOL])
        self.address = (host, port)
        self.token, self.name, self.patience = token, name, patience
        self.connection = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        if self.connection:
            self.connection.close()
        self.connection = None

    def request(self, name, item):
        """Makes a request of any kind and gives its answer."""
        return self._persist(lambda connection: connection.answer(connection.send(name, item)), name)

    def submit(self, articles):
        """Hands articles over; gives their jobs, in the same order, once all are on the collector's disk."""
        jobs = []
        # The keys make a repeat known as one.
        waiting = collections.deque({"key": str(uuid.uuid4()), "article": article} for article in articles)
        while waiting:
            limits = self._persist(lambda connection: connection.limits)
            batch, octets = [], 64
            while waiting and len(batch) < limits["batch"]:
                octets += len(cbor2.dumps(waiting[0]))
                if batch and octets > limits["frame"]:
                    break
                batch.append(waiting.popleft())
            for outcome in self.request("submit", {"submissions": batch})["outcomes"]:
                if outcome.get("error"):
                    raise Refused(outcome["error"])
                jobs.append(outcome["job"])
        return jobs

    def watch(self, jobs=None, after=None):
        """Gives each change of jobs (of all there are, where none are named) as it happens, until all have ended."""
        pause = 0.1
        while True:
            def begin(connection):
                # The limit is how many changes there has to be room for, should nobody take them.
                item = {"limit": min(connection.limits["watch"], 1024)}
                if jobs is not None:
                    item["jobs"] = jobs
                if after is not None:
                    item["after"] = after
                return connection, connection.send("watch", item)

            connection, request_id = self._persist(begin)
            kind, delay = KINDS["changes"], None
            while kind == KINDS["changes"]:
                try:
                    kind, item = connection.next(request_id)
                except (OSError, Lost):
                    connection.close()
                    delay = 0
                    break
                except Refused as error:
                    if error.code not in ("draining", "overloaded", "timeout"):
                        raise
                    connection.is_draining = True
                    delay = error.retry_after
                    break
                pause = 0.1
                try:
                    yield from item.get("changes", [])
                except GeneratorExit:
                    connection.call_off(request_id)
                    raise
                # Where to go on, on this connection or on another.
                after = item["cursor"]
                if item.get("ended"):
                    return
            if delay is not None:
                time.sleep(max(delay, random.uniform(0, pause)))
                pause = min(pause * 2, 10)

    def result(self, job):
        """What was found in a job's article."""
        return self.request("result", {"job": job})["analysis"]

    def _persist(self, body, name=""):
        """Runs `body` on a connection, on another where it is lost, until patience is at an end."""
        end = time.monotonic() + self.patience
        pause = 0.1
        while True:
            connection, delay = None, 0
            try:
                connection = self._connected()
                return body(connection)
            except ssl.SSLCertVerificationError:
                raise
            except (OSError, Lost):
                self.close()
                if connection and name in NOT_REPEATED or time.monotonic() > end:
                    raise
            except Refused as error:
                if error.code == "draining":
                    self.close()
                elif error.code != "overloaded":
                    raise
                if time.monotonic() > end:
                    raise
                delay = error.retry_after
            # At random, so that many clients do not come back at one moment.
            time.sleep(max(delay, random.uniform(0, pause)))
            pause = min(pause * 2, 10)

    def _connected(self):
        if self.connection and (self.connection.is_draining or self.connection.socket.fileno() < 0):
            self.close()
        if not self.connection:
            self.connection = Connection(*self.address, self.context, self.token, self.name)
        return self.connection


def address(text):
    """HOST, HOST:PORT, or [IPv6 address]:PORT."""
    host, colon, port = text.rpartition(":")
    if colon and port.isdigit() and (":" not in host or host.startswith("[")):
        return host.strip("[]"), int(port)
    return text.strip("[]"), PORT


def main():
    parser = argparse.ArgumentParser(description="Submits stories to a Nutgraf collector and prints what was found.")
    for flag, what in (("collector", "HOST[:PORT]"), ("ca-file", "the authority's certificate"),
                       ("token-file", "the file with the token")):
        variable = "NUTGRAF_" + flag.upper().replace("-", "_")
        value = os.environ.get(variable)
        parser.add_argument(f"--{flag}", default=value, required=value is None, help=f"{what} ({variable})")
    parser.add_argument("files", nargs="+", help="stories, as UTF-8 text")
    options = parser.parse_args()
    articles = []
    for file in options.files:
        with open(file, encoding="utf-8", newline="") as story:
            articles.append({"text": story.read(), "id": file})
    with open(options.token_file, encoding="ascii") as file:
        token = file.read().strip()
    host, port = address(options.collector)
    failures = 0
    with Client(host, port, ca_file=options.ca_file, token=token) as client:
        jobs = client.submit(articles)
        ids = dict(zip(jobs, options.files))
        for start in range(0, len(jobs), 256):
            for change in client.watch(jobs[start:start + 256]):
                job, state = change["job"], change["state"]
                if state == "done":
                    print(json.dumps({"job": job, "id": ids[job], **client.result(job)}, ensure_ascii=False), flush=True)
                elif state not in ("queued", "running"):
                    print(f"{ids[job]}: job {job} is {state} ({change['cause']})", file=sys.stderr)
                    failures += 1
    return 1 if failures else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (Refused, Lost, OSError) as error:
        sys.exit(f"nutgraf.py: {error}")
