#!/usr/bin/env python3
"""Checks Proto/vectors and the dumps in PROTOCOL.md against nutgraf.cddl, with nothing of Nutgraf's own code.

Needs the packages cbor2 and pycddl. With --write, puts the decoded items into messages.json first.
"""

import json
import pathlib
import re
import struct
import sys

try:
    import cbor2
    import pycddl
except ImportError as error:
    sys.exit(f"{error}; install the Python packages cbor2 and pycddl (python3 -m pip install cbor2 pycddl)")

PROTO = pathlib.Path(__file__).resolve().parent
CDDL = (PROTO / "nutgraf.cddl").read_text(encoding="utf-8")
HELLO_LIMIT = 16 * 1024
KINDS = {
    0x0001: "hello", 0x0002: "ping", 0x0003: "cancel", 0x0004: "draining", 0x0005: "changes",
    0x0010: "submit", 0x0011: "status", 0x0012: "result", 0x0013: "history", 0x0014: "list", 0x0015: "watch",
    0x0016: "call-off", 0x0017: "retry", 0x0018: "delete", 0x0019: "statistics",
    0x0020: "lease", 0x0021: "extend", 0x0022: "finish", 0x0023: "fail", 0x0024: "release",
}
UNASKED = (0x0004, 0x0005)  # what a collector sends that is no answer
SAFE_INTEGER = 2**53 - 1


class FrameError(Exception):
    """A stream that is none of frames; its text is the error's code."""


def schema(rule, cache={}):
    if rule not in cache:
        cache[rule] = pycddl.Schema(f"the-item = {rule}\n{CDDL}")
    return cache[rule]


def rule_of(kind):
    if kind == 0x8000:
        return "error"
    name = KINDS.get(kind & 0x7FFF)
    return f"{name}-answer" if name and kind & 0x8000 else name


def cut(stream, limit, ended=False):
    """The frames at the front of the stream, as (kind, request id, item)."""
    frames = []
    while stream:
        if len(stream) < 4:
            break
        (length,) = struct.unpack(">I", stream[:4])
        if length <= 8:
            raise FrameError("protocol-violation")
        if length > limit:
            raise FrameError("too-large")
        if len(stream) > 4 and stream[4] != 1:
            raise FrameError("unsupported-version")
        if len(stream) < 4 + length:
            break
        kind, request_id = struct.unpack(">HI", stream[6:12])
        frames.append((kind, request_id, stream[12:4 + length]))
        stream = stream[4 + length:]
    if stream and ended:
        raise FrameError("protocol-violation")
    return frames


def to_json(value):
    """A decoded item as JSON that any reader understands."""
    if isinstance(value, bytes):
        return {"hex": value.hex()}
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) > SAFE_INTEGER:
        return {"integer": str(value)}
    if isinstance(value, list):
        return [to_json(item) for item in value]
    if isinstance(value, dict):
        return {key: to_json(item) for key, item in value.items()}
    return value


def from_json(value):
    if isinstance(value, list):
        return [from_json(item) for item in value]
    if isinstance(value, dict):
        if value.keys() == {"hex"}:
            return bytes.fromhex(value["hex"])
        if value.keys() == {"integer"}:
            return int(value["integer"])
        return {key: from_json(item) for key, item in value.items()}
    return value


def same(left, right):
    """Whether two items are the same; 1 and 1.0 are not."""
    if type(left) is not type(right):
        return False
    if isinstance(left, list):
        return len(left) == len(right) and all(map(same, left, right))
    if isinstance(left, dict):
        return left.keys() == right.keys() and all(same(left[key], right[key]) for key in left)
    return left == right


def outside_64_bits(value):
    """Whether an integer does not fit 64 bits with sign, which pycddl does not see."""
    if isinstance(value, list):
        return any(map(outside_64_bits, value))
    if isinstance(value, dict):
        return any(map(outside_64_bits, value.values()))
    return isinstance(value, int) and not -2**63 <= value < 2**63


def depth(value):
    children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    return 0 if children is None else 1 + max(map(depth, children), default=0)


def item_error(rule, item):
    """Why an item is not acceptable under a rule, or None."""
    try:
        value = cbor2.loads(item)
    except Exception as error:
        return f"not CBOR: {error}"
    # Shortest forms, definite lengths, no key twice, nothing behind: all that makes a second encoding differ.
    if len(cbor2.dumps(value, canonical=True)) != len(item):
        return "not in the shortest form"
    if depth(value) > 24:
        return "too deep"
    if outside_64_bits(value):
        return "an integer over 64 bits"
    try:
        schema(rule).validate_cbor(item)
    except pycddl.ValidationError as error:
        return f"not what the rule {rule} says: {error}"
    return None


def check_message(vector):
    frame = bytes.fromhex(vector["frame"])
    frames = cut(frame, HELLO_LIMIT, ended=True)
    assert len(frames) == 1, f"{len(frames)} frames"
    kind, request_id, item = frames[0]
    assert frame[5] == 0, "flags are set"
    assert f"0x{kind:04x}" == vector["kind"], "another kind"
    assert request_id == vector["requestID"], "another request id"
    assert rule_of(kind) == vector["rule"], "another rule"
    assert vector["from"] == ("collector" if kind & 0x8000 or kind in UNASKED else "client"), "another sender"
    error = item_error(vector["rule"], item)
    assert error is None, error
    payload = from_json(vector["payload"])
    assert same(cbor2.loads(item), payload), "another payload"
    assert cbor2.dumps(payload, canonical=True) == item, "the canonical encoding differs"
    check_unknown_keys(vector["rule"], payload)
    check_wrong_types(vector["rule"], payload)


def check_unknown_keys(rule, payload):
    """The schema lets a later version add keys."""
    schema(rule).validate_cbor(cbor2.dumps({**payload, "x-later": [1, {"any": None}]}))


def check_wrong_types(rule, payload):
    """The schema is not so wide that anything passes: every key of the outermost map has its type."""
    for key in payload:
        wrong = cbor2.dumps({**payload, key: cbor2.CBORSimpleValue(99)})
        try:
            schema(rule).validate_cbor(wrong)
        except pycddl.ValidationError:
            continue
        raise AssertionError(f"the schema accepts anything as {key}")


def check_refusal(refusal):
    sent = [bytes.fromhex(octets) for octets in refusal["sent"]]
    stream = b"".join(sent)
    # The first frame raises the limit, once it is accepted.
    limit = HELLO_LIMIT if len(sent) == 1 else 33 * 2**20
    layer = refusal["layer"]
    if layer == "frame":
        try:
            cut(stream, limit, refusal["ends"])
        except FrameError as error:
            assert str(error) == refusal["code"], f"gets {error}"
            return
        raise AssertionError("nothing is wrong with its frames")
    frames = cut(stream, limit, ended=True)
    kind, request_id, item = frames[-1]
    assert refusal["requestID"] in (0, request_id), "another request id"
    for good_kind, _, good_item in frames[:-1]:
        assert item_error(rule_of(good_kind), good_item) is None, "an earlier frame is wrong too"
    if layer == "message":
        assert item_error(rule_of(kind), item) is not None, "nothing is wrong with its item"
    if layer == "connection" and refusal["code"] == "unknown-kind":
        assert kind & 0x8000 or kind in UNASKED or kind not in KINDS, "the kind is known"


def check_dumps(vectors):
    """Every dump in the document is the frame of its name."""
    text = (PROTO / "PROTOCOL.md").read_text(encoding="utf-8")
    frames = {vector["name"]: vector["frame"] for vector in vectors}
    dumps = re.findall(r"^```frame (\S+)\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    assert len(dumps) >= 8, f"the document has {len(dumps)} dumps"
    for name, dump in dumps:
        digits = "".join(line.split("#")[0] for line in dump.splitlines())
        assert re.sub(r"\s", "", digits) == frames[name], f"the dump {name} is not the vector"


def main():
    messages_file = PROTO / "vectors" / "messages.json"
    refusals_file = PROTO / "vectors" / "refusals.json"
    messages = json.loads(messages_file.read_text(encoding="utf-8"))
    refusals = json.loads(refusals_file.read_text(encoding="utf-8"))
    if "--write" in sys.argv[1:]:
        for vector in messages:
            vector["payload"] = to_json(cbor2.loads(bytes.fromhex(vector["frame"])[12:]))
        order = ["name", "about", "from", "kind", "requestID", "rule", "frame", "payload"]
        messages = [{key: vector[key] for key in order} for vector in messages]
        order = ["name", "about", "layer", "sent", "ends", "code", "requestID", "closes"]
        refusals = [{key: refusal[key] for key in order} for refusal in refusals]
        for file, items in ((messages_file, messages), (refusals_file, refusals)):
            file.write_text(json.dumps(items, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    failures = []
    checks = [(f"message {vector['name']}", check_message, vector) for vector in messages]
    checks += [(f"refusal {refusal['name']}", check_refusal, refusal) for refusal in refusals]
    if "--write" not in sys.argv[1:]:
        checks.append(("PROTOCOL.md", check_dumps, messages))
    for name, check, argument in checks:
        try:
            check(argument)
        except Exception as error:
            failures.append(f"{name}: {type(error).__name__} {error}")
    print("\n".join(failures + [f"{len(checks)} checked, {len(failures)} wrong"]))
    return 1 if failures or not messages or not refusals else 0


if __name__ == "__main__":
    sys.exit(main())
