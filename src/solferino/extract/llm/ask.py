"""Ask a language model: any OpenAI-compatible address that the operator names. Nothing is asked otherwise.

The text of documents leaves for that address: it should be on the same machine or one that the team controls, and the
custody log says which it was.
"""

from __future__ import annotations

import json
import urllib.error
import urllib.parse
import urllib.request
from typing import Any, Protocol

from solferino.errors import Refused, Unavailable

_LONGEST = 1_000_000  # bytes of an answer; a longer one is none


class Model(Protocol):
    """Something that answers in JSON by a schema."""

    name: str

    def answer(self, system: str, user: str, schema: dict[str, Any]) -> str:
        """The answer as text. Unavailable X21 where none comes."""
        ...


class HttpModel:
    """A model behind an OpenAI-compatible address, such as a llama.cpp server with a local GGUF file."""

    def __init__(self, address: str, name: str, seconds: float) -> None:
        """Refused X20 for an address that is no http(s) address."""
        parts = urllib.parse.urlsplit(address)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.username:
            remedy = 'Set llm_address in case.toml, for example "http://127.0.0.1:8080/v1"'
            raise Refused("X20", "llm_address", "is no address of a language model", remedy)
        self.name = name
        self._url = address.rstrip("/") + "/chat/completions"
        self._seconds = seconds

    def answer(self, system: str, user: str, schema: dict[str, Any]) -> str:
        """The model's answer to one passage; sampling is off, so that the same model answers the same."""
        asked = {
            "model": self.name,
            "messages": [{"role": "system", "content": system}, {"role": "user", "content": user}],
            "temperature": 0,
            "seed": 1,
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": "acts", "strict": True, "schema": schema},
            },
        }
        request = urllib.request.Request(  # noqa: S310 - http and https only, checked above
            self._url, json.dumps(asked).encode(), {"Content-Type": "application/json"}
        )
        try:
            # No proxy and no redirection: the address that the operator named is the one that is asked.
            opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), _NoRedirect())
            with opener.open(request, timeout=self._seconds) as reply:
                raw = reply.read(_LONGEST + 1)
            if len(raw) > _LONGEST:
                raise ValueError("the answer is too long")
            return str(json.loads(raw)["choices"][0]["message"]["content"] or "")
        except (urllib.error.URLError, OSError, ValueError, KeyError, IndexError, TypeError) as error:
            raise Unavailable(
                "X21", "the language model", f"gives no answer ({type(error).__name__})",
                "See that it runs at llm_address, then run extract again",
            ) from None  # fmt: skip


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None
