"""What the process is told by its environment. A platform declares its variables itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from config.reader import ReaderSettings, read_reader
from config.variables import (
    SettingsError,
    address,
    database,
    example,
    names,
    number,
    path,
    port,
    read,
    secret,
    switch,
    variable,
    variables,
)

LOG_LEVELS = ("debug", "info", "warning", "error")
MAIN_GOODS = (
    "steel",
    "aluminum",
    "copper",
    "softwood-lumber",
    "cars",
    "auto-parts",
    "energy",
    "dairy",
)
LEAST_KEY = 24
"""Characters of a key: what a random generator prints has more, what a person thinks up less."""


def _level(written: str) -> str:
    if written.lower() not in LOG_LEVELS:
        raise ValueError(f"expected one of {', '.join(LOG_LEVELS)}")
    return written.lower()


def _key(written: str) -> str:
    """Texts by commas. Raises ValueError for one that could be guessed."""
    if any(len(one.strip()) < LEAST_KEY for one in written.split(",") if one.strip()):
        raise ValueError(
            f"too short to encrypt with: give {LEAST_KEY} characters or more, "
            "such as 'openssl rand -base64 32' prints"
        )
    return written


LEAST_LEASE = 2
"""Seconds: below that a healthy process that is busy would lose what it holds."""


def _at_least(least: int) -> Callable[[str], int]:
    """Reads a whole number of ``least`` or more."""

    def read_number(written: str) -> int:
        found = number(written)
        if found < least:
            raise ValueError(f"expected {least} or more")
        return found

    return read_number


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the environment says. Secrets don't show in its repr.

    An empty text means: not set. Each may also be given as a file, by the same name with ``_FILE``
    after it: secrets should be.
    """

    data: Path = variable(  # noqa: RUF009 - it makes a field
        "DUTYBELL_DATA",
        "folder of the local store and the search index",
        default=Path("data"),
        read=path,
        group="Store",
    )
    database_url: str = secret(
        "DATABASE_URL",
        "postgresql://user:password@host/name; when empty, SQLite in the data folder",
        read=database,
        group="Store",
    )
    key: str = secret(
        "DUTYBELL_KEY",
        "long random text (or several, by commas, the newest first): encrypts workspaces' tokens",
        read=_key,
        group="Store",
    )
    log: str = variable(
        "DUTYBELL_LOG",
        f"how much to log: {', '.join(LOG_LEVELS)}",
        default="info",
        read=_level,
        group="Process",
    )
    http_host: str = variable(
        "DUTYBELL_HTTP_HOST", "address to listen on", default="127.0.0.1", group="Process"
    )
    http_port: int = variable(
        "DUTYBELL_HTTP_PORT",
        "port for Slack over HTTP and health",
        default=3000,
        read=port,
        group="Process",
    )
    metrics_host: str = variable(
        "DUTYBELL_METRICS_HOST",
        "address that /metrics is on: one that only whoever runs the bot reaches",
        default="127.0.0.1",
        group="Process",
    )
    metrics_port: int = variable(
        "DUTYBELL_METRICS_PORT", "port for /metrics", default=9464, read=port, group="Process"
    )
    lease: int = variable(
        "DUTYBELL_LEASE",
        "seconds after which another process sends what a dead one held; "
        "a question's are half as many",
        default=90,
        read=_at_least(LEAST_LEASE),
        group="Process",
    )
    horizon: int = variable(
        "DUTYBELL_HORIZON",
        "seconds within which a platform shows what it took: "
        "nothing whose fate is unknown is sent again before",
        default=300,
        read=_at_least(1),
        group="Process",
    )
    public_url: str = variable(
        "DUTYBELL_PUBLIC_URL",
        "https://host where people reach the HTTP port: pages, calendar and feed; off when empty",
        default="",
        read=address,
        group="Programs",
    )
    main_goods: tuple[str, ...] = variable(
        "DUTYBELL_MAIN_GOODS",
        "goods whose rates the home page tells, by commas",
        default=MAIN_GOODS,
        read=names,
        group="Programs",
    )
    mcp_keys: str = secret(
        "DUTYBELL_MCP_KEYS",
        "lines NAME=KEY (dutybell keys new NAME): assistants may ask at /mcp; off when empty",
        group="Programs",
    )
    api_keys: str = secret(
        "DUTYBELL_API_KEYS",
        "lines NAME=KEY: programs may ask at /api/v1; off when empty",
        group="Programs",
    )
    api_per_minute: int = variable(
        "DUTYBELL_API_PER_MINUTE",
        "questions a minute that one key, or one assistant in a terminal, may ask",
        default=120,
        read=_at_least(1),
        group="Programs",
    )
    feeds: bool = variable(
        "DUTYBELL_FEEDS",
        "on: poll the official channels for new documents (`dutybell feeds on` does it too)",
        default=False,
        read=switch,
        group="Feeds",
    )
    feeds_config: Path | None = variable(  # noqa: RUF009 - it makes a field
        "DUTYBELL_FEEDS_CONFIG",
        "a YAML file laid over config/feeds.yaml: addresses, hosts, cadence, feeds of the press",
        default=None,
        read=path,
        group="Feeds",
    )
    reader: ReaderSettings = field(default_factory=ReaderSettings)
    """The language model that reads plain questions, if any."""
    platforms: Mapping[str, Any] = field(default_factory=dict)
    """The settings of each platform, by its name."""

    @property
    def web(self) -> bool:
        """Whether somebody asks over HTTP who is no chat platform."""
        return bool(self.public_url or self.mcp_keys or self.api_keys)

    @classmethod
    def read(
        cls, environ: Mapping[str, str], platforms: Mapping[str, type[Any]] | None = None
    ) -> Settings:
        """Settings of an environment, with those that ``platforms`` declare.

        Raises SettingsError naming everything that is wrong.
        """
        held: dict[str, Any] = {}
        problems: list[str] = []
        for name, declared in {"": cls, **(platforms or {})}.items():
            try:
                held[name] = read(declared, environ)
            except SettingsError as error:
                problems += error.problems
        reader = ReaderSettings()
        try:
            reader = read_reader(environ)
        except SettingsError as error:
            problems += error.problems
        if problems:
            raise SettingsError(tuple(problems))
        settings: Settings = held.pop("")
        return replace(settings, reader=reader, platforms=held)


def variable_names(platforms: Mapping[str, type[Any]]) -> frozenset[str]:
    """The name of every variable that is read, those of the ``platforms`` among them."""
    every = (Settings, ReaderSettings, *platforms.values())
    return frozenset(one.metadata["name"] for declared in every for one in variables(declared))


def env_example(platforms: Mapping[str, type[Any]]) -> str:
    """The text of .env.example: every variable with its meaning and its default."""
    lines = [
        "# Copy to .env and fill in what you use. Nothing here is needed to try Dutybell in",
        "# a terminal. Each may also be given as a file, by the same name with _FILE after it:",
        "# secrets should be.",
        *example(Settings),
        *example(ReaderSettings),
    ]
    for declared in platforms.values():
        lines += example(declared)
    return "\n".join(lines) + "\n"
