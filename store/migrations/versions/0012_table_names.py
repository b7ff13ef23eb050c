"""Tables by the names of what they hold: key_value, channel_settings and two more."""

from __future__ import annotations

from alembic import op

revision = "0012"
down_revision = "0011"

_NAMES = {
    "marks": "key_value",
    "places": "channel_settings",
    "seen": "idempotency_keys",
    "paces": "rate_limits",
}


def upgrade() -> None:
    """To 0012."""
    op.drop_index("ix_seen_expires_at", table_name="seen")
    for former, name in _NAMES.items():
        op.rename_table(former, name)
    op.create_index("ix_idempotency_keys_expires_at", "idempotency_keys", ["expires_at"])
