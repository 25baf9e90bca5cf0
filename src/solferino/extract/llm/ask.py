"""Ask a language model: at an OpenAI-compatible address that the operator names, or in a file (`local.py`).

Nothing is asked otherwise. The text of documents leaves for that address: it should be on the same machine or one that
the team controls, and the custody log says which it was.
"""

from __future__ import annotations

import json
import urllib.error
import urllib.parse
import urllib.request
from typing import Any, Protocol

from solferino.errors import Refused, Unavailable

LONGEST = 1_000_000  # bytes of an answer; a longer one is none
# What servers call a question with more tokens than the model can hold: OpenAI's word, and llama.cpp's.
_TOO_LONG = ("context_length_exceeded", "exceed_context_size_error")


class Model(Protocol):
    """Something that answers in JSON by a schema: `name` is what made an allegation, `key` also where it answers."""

    name: str
    key: str

    def start(self) -> None:
        """Make ready to answer. Missing or Refused where that cannot be; nothing where it is ready."""
        ...

    def answer(self, system: str, user: str, schema: dict[str, Any]) -> str | None:
        """The answer as text; None where question and answer are longer than the model can hold. Unavailable X21 where
        none comes."""
        ...

    def close(self) -> None:
        """Let go of what answering took."""
        ...


def asked(system: str, user: str, schema: dict[str, Any]) -> dict[str, Any]:
    """A question; sampling is off, so that the same model answers the same."""
    return {
        "messages": [{"role": "system", "content": system}, {"role": "user", "content": user}],
        "temperature": 0,
        "seed": 1,
        "response_format": {"type": "json_schema", "json_schema": {"name": "acts", "strict": True, "schema": schema}},
    }


def said(reply: Any) -> str | None:
    """The words of a reply; None where it was cut or the question was too long. ValueError, KeyError, IndexError or
    TypeError where it is no reply of the form."""
    if isinstance(reply, dict) and isinstance(error := reply.get("error"), dict):
        if {str(error.get("code")), str(error.get("type"))} & {*_TOO_LONG}:
            return None
        raise ValueError("an error instead of an answer")
    (choice, *_) = reply["choices"]
    return None if choice.get("finish_reason") == "length" else str(choice["message"]["content"] or "")


class HttpModel:
    """A model behind an OpenAI-compatible address, such as a server that a team runs for several cases."""

    def __init__(self, address: str, name: str, seconds: float) -> None:
        """Refused X20 for an address that is no http(s) address."""
        parts = urllib.parse.urlsplit(address)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.username:
            remedy = 'Set llm_address in case.toml, for example "http://127.0.0.1:8080/v1"'
            raise Refused("X20", "llm_address", "is no address of a language model", remedy)
        self.name, self.key = name, f"{name.replace(' ', '_')}@{address}"
        self._url = address.rstrip("/") + "/chat/completions"
        self._seconds = seconds

    def start(self) -> None:
        """Nothing: whoever runs the address has made it ready."""

    def answer(self, system: str, user: str, schema: dict[str, Any]) -> str | None:
        """The model's answer to one passage, as `Model.answer`."""
        request = urllib.request.Request(  # noqa: S310 - http and https only, checked above
            self._url,
            json.dumps({"model": self.name, **asked(system, user, schema)}).encode(),
            {"Content-Type": "application/json"},
        )
        try:
            return said(self._reply(request))
        except (urllib.error.URLError, OSError, ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
            raise Unavailable(
                "X21", "the language model", f"gives no answer ({type(error).__name__})",
                "See that it runs at llm_address, then run extract again",
            ) from None  # fmt: skip

    def close(self) -> None:
        """Nothing is held."""

    def _reply(self, request: urllib.request.Request) -> Any:
        # No proxy and no redirection: the address that the operator named is the one that is asked.
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), _NoRedirect())
        try:
            with opener.open(request, timeout=self._seconds) as reply:
                raw = reply.read(LONGEST + 1)
        except urllib.error.HTTPError as error:
            with error:
                if error.code != 400:  # what a question that is too long is answered with
                    raise
                raw = error.read(LONGEST + 1)
        if len(raw) > LONGEST:
            raise ValueError("the answer is too long")
        return json.loads(raw)


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None
