"""The environment, read once. Every variable is declared here and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import Field, dataclass, field, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

LOG_LEVELS = ("debug", "info", "warning", "error")


class SettingsError(Exception):
    """Variables that can't be read: ``problems`` holds a line each, never a secret's value."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


def _text(written: str) -> str:
    return written


def _path(written: str) -> Path:
    return Path(written).expanduser()


def _number(written: str) -> int:
    if not written.isascii() or not written.isdigit():
        raise ValueError("expected a whole number")
    return int(written)


def _port(written: str) -> int:
    number = _number(written)
    if not 0 <= number <= 65_535:
        raise ValueError("expected a port, 0 to 65535")
    return number


def _numbers(written: str) -> tuple[int, ...]:
    return tuple(_number(part.strip()) for part in written.split(",") if part.strip())


def _address(written: str) -> str:
    if urlsplit(written).scheme not in ("http", "https", "ws", "wss"):
        raise ValueError("expected an address that starts with https:// or wss://")
    return written.rstrip("/")


def _level(written: str) -> str:
    if written.lower() not in LOG_LEVELS:
        raise ValueError(f"expected one of {', '.join(LOG_LEVELS)}")
    return written.lower()


def _variable(
    name: str, words: str, *, default: Any, read: Callable[[str], Any] = _text, group: str
) -> Any:
    held = {"name": name, "help": words, "read": read, "group": group, "secret": False}
    return field(default=default, metadata=held)


def _secret(name: str, words: str, *, group: str) -> Any:
    held = {"name": name, "help": words, "read": _text, "group": group, "secret": True}
    return field(default="", repr=False, metadata=held)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the environment says. Secrets don't show in its repr.

    An empty text means: not set. Each may also be given as a file, by the same name with ``_FILE``
    after it: secrets should be.
    """

    data: Path = _variable(  # noqa: RUF009 - it makes a field
        "DUTYBELL_DATA",
        "folder of the local store and the search index",
        default=Path("data"),
        read=_path,
        group="Store",
    )
    database_url: str = _secret(
        "DATABASE_URL",
        "postgresql://user:password@host/name; when empty, SQLite in the data folder",
        group="Store",
    )
    key: str = _secret(
        "DUTYBELL_KEY",
        "long random text (or several, by commas, the newest first): encrypts workspaces' tokens",
        group="Store",
    )
    log: str = _variable(
        "DUTYBELL_LOG",
        f"how much to log: {', '.join(LOG_LEVELS)}",
        default="info",
        read=_level,
        group="Process",
    )
    http_host: str = _variable(
        "DUTYBELL_HTTP_HOST", "address to listen on", default="127.0.0.1", group="Process"
    )
    http_port: int = _variable(
        "DUTYBELL_HTTP_PORT",
        "port for Slack over HTTP, health and metrics",
        default=3000,
        read=_port,
        group="Process",
    )
    slack_bot_token: str = _secret("SLACK_BOT_TOKEN", "xoxb-...: one workspace", group="Slack")
    slack_app_token: str = _secret(
        "SLACK_APP_TOKEN", "xapp-...: Socket Mode, no public address needed", group="Slack"
    )
    slack_signing_secret: str = _secret(
        "SLACK_SIGNING_SECRET", "checks requests that come over HTTP", group="Slack"
    )
    slack_client_id: str = _variable(
        "SLACK_CLIENT_ID",
        "with the client secret: install to many workspaces",
        default="",
        group="Slack",
    )
    slack_client_secret: str = _secret(
        "SLACK_CLIENT_SECRET", "of the same Slack app", group="Slack"
    )
    slack_api_url: str = _variable(
        "SLACK_API_URL",
        "where Slack's Web API is",
        default="https://slack.com/api",
        read=_address,
        group="Slack",
    )
    discord_token: str = _secret("DISCORD_TOKEN", "token of the bot user", group="Discord")
    discord_api_base: str = _variable(
        "DISCORD_API_BASE",
        "where Discord's API is; when empty, Discord itself",
        default="",
        read=_address,
        group="Discord",
    )
    discord_gateway: str = _variable(
        "DISCORD_GATEWAY",
        "where Discord's gateway is; when empty, as Discord says",
        default="",
        read=_address,
        group="Discord",
    )
    discord_guild: int | None = _variable(
        "DISCORD_GUILD",
        "a server to register commands in at once, for trying things out",
        default=None,
        read=_number,
        group="Discord",
    )
    discord_shard_ids: tuple[int, ...] = _variable(
        "DISCORD_SHARD_IDS",
        "shards this process runs, as 0,1; when empty, all",
        default=(),
        read=_numbers,
        group="Discord",
    )
    discord_shard_count: int | None = _variable(
        "DISCORD_SHARD_COUNT",
        "how many shards there are; when empty, as Discord advises",
        default=None,
        read=_number,
        group="Discord",
    )

    @classmethod
    def read(cls, environ: Mapping[str, str]) -> Settings:
        """Settings of an environment. Raises SettingsError naming everything that is wrong."""
        found: dict[str, Any] = {}
        problems: list[str] = []
        for variable in fields(cls):
            try:
                written = _written(variable, environ)
                if written:
                    found[variable.name] = variable.metadata["read"](written)
            except (ValueError, OSError) as error:
                why = _unreadable(error) if isinstance(error, OSError) else error
                problems.append(f"{variable.metadata['name']}: {why}")
        if problems:
            raise SettingsError(tuple(problems))
        return cls(**found)


def _written(variable: Field[Any], environ: Mapping[str, str]) -> str:
    name = variable.metadata["name"]
    given = environ.get(name, "").strip()
    by_file = environ.get(f"{name}_FILE", "").strip()
    if given and by_file:
        raise ValueError(f"set it or {name}_FILE, not both")
    return Path(by_file).read_text(encoding="utf-8").strip() if by_file else given


def _unreadable(error: OSError) -> str:
    """Which file, and why; what to do where it is only not ours to read."""
    said = f"{error.filename}: {error.strerror}"
    if isinstance(error, PermissionError):
        said += " (in a container the bot is a user of its own: let others read the file)"
    return said


def read_env_file(path: Path) -> dict[str, str]:
    """Lines NAME=value of a file like .env.example; {} where there is no such file."""
    if not path.is_file():
        return {}
    out = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        name, equals, value = line.strip().partition("=")
        if equals and not name.startswith("#"):
            out[name.removeprefix("export ").strip()] = value.strip().strip("\"'")
    return out


def env_example() -> str:
    """The text of .env.example: every variable with its meaning and its default."""
    lines = [
        "# Copy to .env and fill in what you use. Nothing here is needed to try Dutybell in",
        "# a terminal. Each may also be given as a file, by the same name with _FILE after it:",
        "# secrets should be.",
    ]
    group = ""
    for variable in fields(Settings):
        held = variable.metadata
        if held["group"] != group:
            group = held["group"]
            lines += ["", f"## {group}"]
        lines += [f"# {held['help']}", f"{held['name']}={_default(variable.default)}"]
    return "\n".join(lines) + "\n"


def _default(value: Any) -> str:
    return "" if value in (None, ()) else str(value)
