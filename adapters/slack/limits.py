"""Slack's numbers, each once, with where it comes from.

[blocks] https://docs.slack.dev/reference/block-kit/blocks and the pages below it
[elements] https://docs.slack.dev/reference/block-kit/block-elements
[tried] seen on Slack's answers; not documented
"""

from __future__ import annotations

MESSAGE_BLOCKS = 50
"""[blocks] blocks in a message."""
VIEW_BLOCKS = 100
"""[blocks] blocks in a modal or on the Home tab."""
MESSAGE_CHARACTERS = 13_000
"""[tried] msg_blocks_too_long from about 13,200 characters of block text; we stop before."""
HEADER = 150
"""[blocks] characters of a header."""
SECTION = 3_000
"""[blocks] characters of a section's text, and of a plain_text object."""
FIELDS = 10
"""[blocks] fields of a section."""
FIELD = 2_000
"""[blocks] characters of a field."""
CONTEXT_ELEMENTS = 10
"""[blocks] elements of a context block."""
ACTIONS = 25
"""[blocks] elements of an actions block."""
BUTTON_TEXT = 75
"""[elements] characters on a button."""
BUTTON_VALUE = 2_000
"""[elements] characters a button carries."""
OPTIONS = 100
"""[elements] options of a select."""
OPTION_TEXT = 75
"""[elements] characters of an option's text."""
OPTION_VALUE = 150
"""[elements] characters of an option's value."""
PLACEHOLDER = 150
"""[elements] characters of a placeholder."""
TABLE_ROWS = 100
"""[blocks] rows of a table, its header included."""
TABLE_COLUMNS = 20
"""[blocks] cells of a row."""
TABLE_CHARACTERS = 10_000
"""[blocks] characters of all cells of the tables of a message."""
ALT_TEXT = 2_000
"""[blocks] characters of an image's description."""
MODAL_TITLE = 24
"""https://docs.slack.dev/reference/views/modal-views: title, submit and close."""
FALLBACK_TEXT = 4_000
"""https://docs.slack.dev/reference/methods/chat.postMessage: text is best kept below this."""
POSTS_PER_SECOND = 1.0
"""https://docs.slack.dev/apis/web-api/rate-limits: posts a second in one channel."""
HISTORY_PAGE = 100
"""https://docs.slack.dev/reference/methods/conversations.history: messages asked for at once."""
