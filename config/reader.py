"""Which endpoint reads questions, if any: what the environment says of it."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from config.variables import SettingsError, read, secret, switch, variable

_GROUP = "Language model (optional: docs/language-model.md)"
MODES = ("always", "unsure")


def _mode(written: str) -> str:
    if written.lower() not in MODES:
        raise ValueError(f"expected one of {', '.join(MODES)}")
    return written.lower()


def _endpoint(written: str) -> str:
    """The address without a slash at its end. Raises ValueError, never with what was written."""
    parts = urlsplit(written)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("expected an address that starts with https://")
    if parts.username or parts.password:
        raise ValueError("no password in the address: give DUTYBELL_READER_KEY_FILE")
    if parts.query or parts.fragment:
        raise ValueError("expected an address without ? and #, such as https://host/v1")
    return written.rstrip("/")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderSettings:
    """The variables of the language model that reads. Off where there is no address."""

    url: str = variable(
        "DUTYBELL_READER_URL",
        "address of an OpenAI-compatible endpoint that reads plain questions, such as "
        "http://localhost:11434/v1; when empty, none does",
        default="",
        read=_endpoint,
        group=_GROUP,
    )
    model: str = variable(
        "DUTYBELL_READER_MODEL", "the model's name at that endpoint", default="", group=_GROUP
    )
    key: str = secret(
        "DUTYBELL_READER_KEY",
        "the endpoint's key, where it wants one: give DUTYBELL_READER_KEY_FILE",
        group=_GROUP,
    )
    mode: str = variable(
        "DUTYBELL_READER_MODE",
        "always: every plain question; unsure: those that the bot itself is unsure of",
        default="unsure",
        read=_mode,
        group=_GROUP,
    )
    plain_http: bool = variable(
        "DUTYBELL_READER_HTTP",
        "on: http to another machine is meant, in a network of your own",
        default=False,
        read=switch,
        group=_GROUP,
    )

    @property
    def on(self) -> bool:
        """Whether a model reads."""
        return bool(self.url)


def read_reader(environ: Mapping[str, str]) -> ReaderSettings:
    """The settings of an environment. Raises SettingsError."""
    settings = read(ReaderSettings, environ)
    problems = []
    if settings.url and not settings.model:
        problems.append("DUTYBELL_READER_MODEL: DUTYBELL_READER_URL wants a model's name")
    parts = urlsplit(settings.url)
    if parts.scheme == "http" and not (settings.plain_http or loopback(parts.hostname or "")):
        problems.append(
            "DUTYBELL_READER_URL: questions would go over http to another machine; "
            "use https, or set DUTYBELL_READER_HTTP=on in a network of your own"
        )
    if problems:
        raise SettingsError(tuple(problems))
    return settings


def loopback(host: str) -> bool:
    """Whether a host is this machine.

    >>> loopback("localhost"), loopback("127.0.0.2"), loopback("::1"), loopback("127.0.0.1.nip.io")
    (True, True, True, False)
    """
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
