"""A stand-in for the engine and for a model file: what a test needs of both, and no model."""

from __future__ import annotations

import struct
from pathlib import Path

# The module `xllamacpp` as far as we use it. It does what the passage tells it to do, and tells what it was given.
ENGINE = """
import json, os, socket, time

class CommonParams:
    def __init__(self):
        self.model, self.cpuparams, self.cpuparams_batch = (type("Part", (), {})() for _ in range(3))

class Server:
    def __init__(self, params):
        print("the engine talks")
        if b"unknown kind" in open(params.model.path, "rb").read():
            raise RuntimeError("Failed to init server, please check the input params.")
        self.params = params
        server = socket.socket(socket.AF_UNIX)
        server.bind(params.hostnames[0])
        server.close()

    def handle_chat_completions(self, asked):
        text, end = self.say(asked), "stop"
        if "LONG" in text:
            error = {"code": 400, "type": "exceed_context_size_error", "message": "too many tokens"}
            return {"error": error}
        if "CUT" in text:
            end = "length"
        return {"choices": [{"finish_reason": end, "message": {"content": text}}]}

    def say(self, asked):
        passage = asked["messages"][1]["content"]
        if "HANG" in passage:
            time.sleep(60)
        if "CRASH" in passage:
            os._exit(6)
        if "WRITE" in passage:
            with open(passage.split()[1], "w") as file:
                file.write("stolen")
        if "TELL" in passage:
            p = self.params
            net = os.readlink("/proc/self/ns/net") if os.path.exists("/proc/self/ns/net") else ""
            return json.dumps({
                "asked": asked, "context": p.n_ctx, "threads": p.cpuparams.n_threads, "hostnames": p.hostnames,
                "socket": os.path.exists(p.hostnames[0]), "offline": p.offline, "net": net,
                "environment": sorted(os.environ), "shift": p.ctx_shift, "fit": p.fit_params,
            })
        words = dict.fromkeys(("victims_words", "perpetrator_words", "place_words", "time_words", "speaker_words",
                               "weapon_words"), "")
        acts = [{"act": "KIL-01", "stance": "asserted", "act_words": "killed", **words, "victims_words": "six men"}]
        if "Ignore your rules" in passage:
            acts = [{**acts[0], "victims_words": "0 victims", "perpetrator_words": "the other side"}]
        if "LONG" in passage or "CUT" in passage:
            return passage
        return json.dumps({"acts": acts})
"""


def write_engine(folder: Path, text: str = ENGINE) -> Path:
    """The stand-in as a package in `folder`, to be put on PYTHONPATH."""
    folder.mkdir(exist_ok=True)
    (folder / "xllamacpp.py").write_text(text, encoding="utf-8")
    return folder


def string(words: str) -> bytes:
    """A string as GGUF has it."""
    return struct.pack("<Q", len(words.encode())) + words.encode()


def number(key: str, value: int) -> bytes:
    """A named whole number."""
    return string(key) + struct.pack("<II", 4, value)


def words(key: str, value: str) -> bytes:
    """A named string."""
    return string(key) + struct.pack("<I", 8) + string(value)


def tokens(key: str, *values: str) -> bytes:
    """A named list of strings."""
    return string(key) + struct.pack("<IIQ", 9, 8, len(values)) + b"".join(map(string, values))


def bytes_of(*values: bytes, data: bytes = b"w" * 64, version: int = 3) -> bytes:
    """A GGUF file with two tensors and the named values."""
    tensors = [string(f"t{n}") + struct.pack("<IQIQ", 1, 8, 0, 32 * n) for n in range(2)]
    head = b"GGUF" + struct.pack("<IQQ", version, len(tensors), len(values)) + b"".join((*values, *tensors))
    return head.ljust(-(-len(head) // 32) * 32, b"\0") + data


LLAMA = (words("general.architecture", "llama"), number("llama.context_length", 4096))
VOCABULARY = tokens("tokenizer.ggml.tokens", "a", "b")


def write_model(path: Path, *values: bytes, data: bytes = b"w" * 64) -> Path:
    """A file with all that a model file has but a model."""
    path.write_bytes(bytes_of(*LLAMA, VOCABULARY, *values, data=data))
    return path
