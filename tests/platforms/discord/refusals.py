"""How Discord says no: a status, a code and a message."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]


class RefusalError(Exception):
    """An error reply. ``code`` is Discord's own, 0 where it gives none."""

    def __init__(self, status: int, code: int, message: str, **extra: Any) -> None:
        super().__init__(message)
        self.status = status
        self.body: Json = {"message": message, "code": code, **extra}


def unknown(what: str, code: int) -> RefusalError:
    return RefusalError(404, code, f"Unknown {what}")


def invalid_form(problems: list[str]) -> RefusalError:
    return RefusalError(400, 50035, "Invalid Form Body", errors={"_errors": problems})


MISSING_ACCESS = (403, 50001, "Missing Access")
MISSING_PERMISSIONS = (403, 50013, "Missing Permissions")
ARCHIVED = (400, 50083, "Thread is archived")
THREAD_EXISTS = (400, 160004, "A thread has already been created for this message")
ALREADY_ACKNOWLEDGED = (400, 40060, "Interaction has already been acknowledged.")
TOKEN_EXPIRED = (401, 50027, "Invalid Webhook Token")
