"""Discord's numbers, each once, with where it comes from.

Sources: [components] discord.com/developers/docs/components/reference, [messages] .../resources/
message, [interactions] .../interactions/receiving-and-responding, [commands] .../interactions/
application-commands, [rates] .../topics/rate-limits, [channels] .../resources/channel.
"""

from __future__ import annotations

V2_TEXT = 4000
"""Characters over all text of one Components V2 message. [components]"""
BUTTONS_A_ROW = 5
"""[components]"""
BUTTON_LABEL = 80
"""Characters. [components]"""
SELECT_OPTIONS = 25
"""[components]"""
SELECT_LABEL = 100
"""Characters of an option's label, and of its value. [components]"""
CUSTOM_ID = 100
"""Characters. [components]"""
MODAL_TITLE = 45
"""Characters. [interactions]"""
MODAL_INPUTS = 5
"""Inputs in one modal. [interactions]"""
INPUT_LABEL = 45
"""Characters. [components]"""
MEDIA_DESCRIPTION = 1024
"""Characters of a picture's alternative text. [components]"""
FILES = 10
"""In one message. [messages]"""
FILE_BYTES = 10 * 1024 * 1024
"""Where the server has no boosts. [messages]"""
NONCE = 25
"""Characters; checked for 'a few minutes'. [messages]"""
THREAD_NAME = 100
"""Characters. [channels]"""

TOKEN_SECONDS = 15 * 60
"""For which an interaction can be edited and followed up. [interactions]"""

CHOICES = 25
"""Of an option, and of one autocomplete answer. [commands]"""
CHOICE = 100
"""Characters of a choice's name, and of its value. [commands]"""
NAME = 32
"""Characters of the name of a command or an option. [commands]"""
DESCRIPTION = 100
"""Characters of a command's or option's description. [commands]"""
COMMAND_NAME = 32
"""Characters. [commands]"""
LOCALES = frozenset(
    [
        "id",
        "da",
        "de",
        "en-GB",
        "en-US",
        "es-ES",
        "es-419",
        "fr",
        "hr",
        "it",
        "lt",
        "hu",
        "nl",
        "no",
        "pl",
        "pt-BR",
        "ro",
        "fi",
        "sv-SE",
        "vi",
        "tr",
        "cs",
        "el",
        "bg",
        "ru",
        "uk",
        "hi",
        "th",
        "zh-CN",
        "ja",
        "zh-TW",
        "ko",
    ]
)
"""In which Discord shows names of commands. discord.com/developers/docs/reference, locales."""
OPTIONS = 25
"""Of one command. [commands]"""

REQUESTS_A_SECOND = 50
"""Over all routes but interaction callbacks. [rates]"""
RATE_WAIT_SECONDS = 30.0
"""The longest wait we let the SDK sit out by itself; the least it accepts. (discord.py 2.7)"""
BANNED_SECONDS = 600.0
"""How long to stay away after a 429 without a Via header: the address is shut out. [rates]"""

# Ours, within theirs.

ANSWER_WITHIN_SECONDS = 1.2
"""After this an answer that isn't ready is deferred: the rest is for keeping it, and the way."""
ANSWERS_AT_ONCE = 4
"""With more under way, new interactions are deferred first: a burst is acknowledged at once."""
SLOW_ANSWER_SECONDS = 0.6
"""After one that took longer the next interaction is deferred first: on a busy machine, what works
an answer out would hold up the sign of life."""
PAGE_TEXT = 3600
"""Characters of a page's content; the rest of V2_TEXT is for its title, footer and buttons."""
PAGE_COMPONENTS = 28
"""Components of a page's content; the rest is for its frame and buttons."""
PHONE_COLUMNS = 36
"""Monospace characters a phone shows in a row without wrapping (seen on iOS and Android)."""
QUESTION = 1500
"""Characters of a message we read as a question."""
POSTS_A_SECOND = 48.4
"""Our pace, over all processes, for posts nobody waits for; answers to interactions don't count."""
ANSWERS_REMEMBERED = 200
"""Answers kept in memory for turning their pages and sharing them."""
CHANNELS_REMEMBERED = 1000
"""Channels whose kind and permissions are kept in memory."""
CHANNEL_SECONDS = 300.0
"""How long they are believed."""
