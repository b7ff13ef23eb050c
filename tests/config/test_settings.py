"""The environment, read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from adapters.discord.settings import DiscordSettings
from adapters.process.platforms import PLATFORMS
from adapters.slack.settings import SlackSettings
from config.reader import ReaderSettings
from config.settings import Settings, env_example, variable_names
from config.variables import SettingsError, read_env_file, unread_lines

ROOT = Path(__file__).parents[2]
DECLARED = {platform.name: platform.settings for platform in PLATFORMS}
UNSET = {"slack": SlackSettings(), "discord": DiscordSettings()}


def test_an_empty_environment_gives_the_defaults() -> None:
    assert Settings.read({}, DECLARED) == Settings(platforms=UNSET)


def test_every_kind_of_variable_is_read_as_what_it_is() -> None:
    environ = {
        "DUTYBELL_DATA": "/srv/dutybell",
        "DUTYBELL_HTTP_PORT": "8080",
        "SLACK_API_URL": "http://127.0.0.1:9/api/",
        "DISCORD_SHARD_IDS": "0, 2",
        "DUTYBELL_LOG": "DEBUG",
    }
    assert Settings.read(environ, DECLARED) == Settings(
        data=Path("/srv/dutybell"),
        http_port=8080,
        log="debug",
        platforms={
            "slack": SlackSettings(api_url="http://127.0.0.1:9/api/"),
            "discord": DiscordSettings(shard_ids=(0, 2)),
        },
    )


def test_a_secret_or_any_other_variable_may_come_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "token").write_text("a-secret\n")
    (tmp_path / "id").write_text("12.34\n")
    read = Settings.read(
        {
            "DISCORD_TOKEN_FILE": str(tmp_path / "token"),
            "SLACK_CLIENT_ID_FILE": str(tmp_path / "id"),
        },
        DECLARED,
    )
    assert read.platforms == {
        "slack": SlackSettings(client_id="12.34"),
        "discord": DiscordSettings(token="a-secret"),
    }


def test_a_file_that_may_not_be_read_is_named_with_what_to_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def closed(path: Path, **_: str) -> str:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_text", closed)
    with pytest.raises(SettingsError) as caught:
        Settings.read({"DISCORD_TOKEN_FILE": "/secrets/token"}, DECLARED)
    assert caught.value.problems == (
        "DISCORD_TOKEN: /secrets/token: Permission denied "
        "(in a container the bot is a user of its own: let others read the file)",
    )


def test_a_key_that_could_be_guessed_is_refused_with_what_to_do() -> None:
    with pytest.raises(SettingsError) as caught:
        Settings.read({"DUTYBELL_KEY": "a long enough random text, hunter2"})
    assert caught.value.problems == (
        "DUTYBELL_KEY: too short to encrypt with: give 24 characters or more, "
        "such as 'openssl rand -base64 32' prints",
    )


def test_secrets_never_show() -> None:
    names = ("DUTYBELL_KEY", "SLACK_BOT_TOKEN", "DISCORD_TOKEN")
    environ = dict.fromkeys(names, "a-secret-of-twenty-four-characters")
    environ["DATABASE_URL"] = "postgresql://bot:a-secret@db/x"
    assert "a-secret" not in repr(Settings.read(environ, DECLARED))


def test_all_mistakes_are_named_at_once() -> None:
    environ = {
        "DUTYBELL_HTTP_PORT": "many",
        "SLACK_API_URL": "slack.com",
        "DISCORD_TOKEN": "a-secret",
        "DISCORD_TOKEN_FILE": "/run/secrets/discord",
    }
    with pytest.raises(SettingsError) as caught:
        Settings.read(environ, DECLARED)
    assert caught.value.problems == (
        "DUTYBELL_HTTP_PORT: expected a whole number",
        "SLACK_API_URL: expected an address that starts with https:// or wss://",
        "DISCORD_TOKEN: set it or DISCORD_TOKEN_FILE, not both",
    )


def test_a_missing_secret_file_is_named_by_its_variable() -> None:
    with pytest.raises(SettingsError) as caught:
        Settings.read({"DISCORD_TOKEN_FILE": "/nowhere/token"}, DECLARED)
    assert caught.value.problems == ("DISCORD_TOKEN: /nowhere/token: No such file or directory",)


def test_the_example_file_is_the_one_that_ships_and_reads_as_the_defaults() -> None:
    shipped = ROOT / ".env.example"
    assert shipped.read_text() == env_example(DECLARED)
    assert Settings.read(read_env_file(shipped), DECLARED) == Settings(platforms=UNSET)


def test_a_file_that_an_editor_saved_with_a_mark_at_its_start_reads(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_bytes("\ufeffSLACK_BOT_TOKEN=xoxb-1\r\nexport DUTYBELL_LOG='debug'\r\n".encode())
    assert read_env_file(file) == {"SLACK_BOT_TOKEN": "xoxb-1", "DUTYBELL_LOG": "debug"}


def test_a_file_that_is_no_text_is_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_bytes("SLACK_BOT_TOKEN=xoxb-1".encode("utf-16"))
    with pytest.raises(SettingsError) as caught:
        read_env_file(file)
    assert caught.value.problems == (".env: expected text in UTF-8; save it as such",)


def test_what_nobody_reads_in_the_file_is_told_without_its_value(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text(
        "# xoxb-hidden\nSLACK_BOT_TOKN=xoxb-hidden\nxoxb-hidden\nDISCORD_TOKEN_FILE=/a\n"
        "POSTGRES_PASSWORD=hidden\nDUTYBEL_LOG=debug\nDUTYBELL_LOG=debug\n"
    )
    assert unread_lines(file, variable_names(DECLARED)) == (
        ".env, line 2: SLACK_BOT_TOKN is not read; SLACK_BOT_TOKEN is",
        ".env, line 3: expected NAME=value; it is not read",
        ".env, line 6: DUTYBEL_LOG is not read; DUTYBELL_LOG is",
    )


def test_a_language_model_reads_where_an_address_and_a_model_are_given(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("sk-hidden\n")
    environ = {
        "DUTYBELL_READER_URL": "https://models.example/v1/",
        "DUTYBELL_READER_MODEL": "small",
        "DUTYBELL_READER_KEY_FILE": str(tmp_path / "key"),
        "DUTYBELL_READER_MODE": "always",
    }
    read = Settings.read(environ).reader
    assert read == ReaderSettings(
        url="https://models.example/v1", model="small", key="sk-hidden", mode="always"
    )
    assert "sk-hidden" not in repr(read)
    assert not Settings.read({}).reader.on


@pytest.mark.parametrize(
    ("address", "fine"),
    [
        ("http://localhost:11434/v1", True),
        ("http://127.0.0.1:8000/v1", True),
        ("http://[::1]:8000/v1", True),
        ("https://models.example/v1", True),
        ("http://models.example/v1", False),
        ("http://10.0.0.5:11434/v1", False),
        ("http://localhost.example/v1", False),
        ("https://user:hidden@models.example/v1", False),
        ("https://models.example/v1?key=hidden", False),
        ("ftp://models.example", False),
    ],
)
def test_questions_leave_this_machine_by_https_alone(address: str, fine: bool) -> None:
    environ = {"DUTYBELL_READER_URL": address, "DUTYBELL_READER_MODEL": "m"}
    if fine:
        assert Settings.read(environ).reader.url == address
        return
    with pytest.raises(SettingsError) as refused:
        Settings.read(environ)
    assert "hidden" not in str(refused.value)


def test_http_in_a_network_of_ones_own_is_said_to_be_meant() -> None:
    environ = {"DUTYBELL_READER_URL": "http://ollama:11434/v1", "DUTYBELL_READER_MODEL": "m"}
    assert Settings.read({**environ, "DUTYBELL_READER_HTTP": "on"}).reader.on
    with pytest.raises(SettingsError, match="DUTYBELL_READER_HTTP=on"):
        Settings.read(environ)
    with pytest.raises(SettingsError, match="wants a model's name"):
        Settings.read({"DUTYBELL_READER_URL": "https://models.example/v1"})


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("mysql://bot:hidden@db/x", "expected an address that starts with postgresql:// or sqlite"),
        ("postgres", "expected an address that starts with postgresql:// or sqlite:///"),
        ("postgresql://bot:hidden@db:abc/x", "expected postgresql://user:password@host/name"),
        ("postgresql://bot:hidden@[db/x", "expected postgresql://user:password@host/name"),
        ("postgresql:", "expected postgresql://user:password@host/name"),
    ],
)
def test_an_address_that_is_no_database_is_a_sentence_without_its_password(
    written: str, told: str
) -> None:
    with pytest.raises(SettingsError) as refused:
        Settings.read({"DATABASE_URL": written}, DECLARED)
    assert str(refused.value).startswith(f"DATABASE_URL: {told}")
    assert "hidden" not in str(refused.value)


@pytest.mark.parametrize(
    "written",
    [
        *("", "postgresql://bot:p@db/x", "postgres://db/x", "postgresql+asyncpg://bot@db:5432/x"),
        *("postgresql:///x?host=/run", "sqlite:////tmp/x.db", "sqlite+aiosqlite:///x.db"),
    ],
)
def test_an_address_of_a_database_is_taken_as_it_is(written: str) -> None:
    assert Settings.read({"DATABASE_URL": written}, DECLARED).database_url == written
