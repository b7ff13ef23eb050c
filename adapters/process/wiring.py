"""The composition root: the environment, the store with its facts, the commands."""

from __future__ import annotations

import logging
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import config
from adapters.process.clock import now
from adapters.process.platforms import PLATFORMS
from adapters.workbooks import XlsxWorkbooks
from bot.errors import BotError
from config import carry_over
from config.settings import Settings, variable_names
from config.variables import SettingsError, read_env_file, unread_lines

if TYPE_CHECKING:
    from bot.commands.spec import BotContext
    from bot.ports.language_model import LanguageModel
    from bot.reading.reading import Reader
    from config.reader import ReaderSettings
    from store.store import SqlStore

CATALOGUE_FOLDER = Path(config.__file__).parent / "catalogue"
ROOT = CATALOGUE_FOLDER.parent.parent
ENV_FILE = Path(".env")
_log = logging.getLogger(__name__)


class BadEnvironment(BotError):
    """The environment holds variables that can't be read."""


def read_settings() -> Settings:
    """The environment over what stands in .env. Raises BadEnvironment.

    What an installation of the former name left is taken over, and told.
    """
    try:
        environ, told = carry_over.environment({**read_env_file(ENV_FILE), **os.environ})
        settings = Settings.read(
            environ, {platform.name: platform.settings for platform in PLATFORMS}
        )
    except SettingsError as error:
        raise BadEnvironment(str(error)) from None
    for line in (*told, *carry_over.store(settings.data)):
        _log.warning(line)
    return settings


def env_file_remarks() -> tuple[str, ...]:
    """What stands in .env and is read by nobody: a slip of the pen, mostly."""
    known = variable_names({platform.name: platform.settings for platform in PLATFORMS})
    return unread_lines(ENV_FILE, known)


@asynccontextmanager
async def opened_store(settings: Settings) -> AsyncIterator[SqlStore]:
    """The store, migrated, closed on leaving. Raises StoreUnusable, StoreNewer in a sentence."""
    from store.store import open_store
    from store.trouble import in_words

    with in_words():
        store = await open_store(data=settings.data, url=settings.database_url)
    try:
        yield store
    finally:
        await store.close()


@asynccontextmanager
async def opened_context(settings: Settings) -> AsyncIterator[BotContext]:
    """A bot to ask: the store with the shipped facts, loaded when their files have changed."""
    from bot.commands.registry import COMMANDS
    from bot.commands.spec import BotContext
    from store.store import load_catalogue
    from store.trouble import in_words

    async with opened_store(settings) as store:
        with in_words():
            await load_catalogue(store, CATALOGUE_FOLDER, now(), always=False)
        async with opened_reader(settings.reader) as reader:
            yield BotContext(
                store=store,
                catalogue=COMMANDS,
                reader=reader,
                public_url=settings.public_url,
                workbooks=XlsxWorkbooks(),
            )


@asynccontextmanager
async def opened_reader(settings: ReaderSettings) -> AsyncIterator[Reader | None]:
    """The reader that asks a language model; None where none is set up: the local one reads."""
    if not settings.on:
        yield None
        return
    from bot.reading.language_model.reader import ModelReader

    async with opened_model(settings) as model:
        yield ModelReader(model=model)


@asynccontextmanager
async def opened_model(settings: ReaderSettings) -> AsyncIterator[LanguageModel]:
    """The language model at the address of the settings, its connections closed on leaving."""
    from adapters.language_model.client import ChatCompletions, Endpoint
    from bot.ports.language_model import ModelMode

    model = ChatCompletions(
        Endpoint(
            url=settings.url,
            model=settings.model,
            key=settings.key,
            mode=ModelMode(settings.mode),
        )
    )
    try:
        yield model
    finally:
        await model.close()
