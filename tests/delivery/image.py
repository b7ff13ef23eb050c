"""Everything a worker or a `dutybell run` imports, imported once: processes are forked from here."""

from __future__ import annotations

import gc

import adapters.charts
import adapters.cli.running
import adapters.discord.app
import adapters.process.feeding
import adapters.process.serving
import adapters.process.web
import adapters.slack.app
import bot.commands.registry
import store.store
import tests.delivery.worker
import tests.feeds.live_worker

__all__ = ["adapters", "bot", "store", "tests"]
gc.freeze()  # what all of them share is not copied by a look of the garbage collector
