"""What can go wrong, by who has to act on it."""

from __future__ import annotations

from datetime import timedelta


class BotError(Exception):
    """Anything Dutybell raises on purpose."""


class UserError(BotError):
    """Something the person who asked can put right. Its text is shown to them.

    ``suggestions`` are complete questions they may have meant, best first.
    """

    def __init__(self, message: str, *, suggestions: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.suggestions = suggestions


class UnknownGood(UserError):
    """The words name no good, code or programme that the fact snapshot knows."""


class UnknownSpeaker(UserError):
    """The words ask for quotations of somebody whom nobody here quotes."""


class BadDate(UserError):
    """The words name a day that does not exist or cannot be read."""


class BadOption(UserError):
    """An option of a command is missing, unknown or not of its kind. ``option`` is its name, ''
    where the error speaks of no single one.
    """

    def __init__(
        self, message: str, *, suggestions: tuple[str, ...] = (), option: str = ""
    ) -> None:
        super().__init__(message, suggestions=suggestions)
        self.option = option


class TwoReadings(BadOption):
    """A number or a sign can be read in two ways. ``suggestions`` ask with each of them."""


class NotAllowed(UserError):
    """The person may not do this here."""


class CatalogueError(BotError):
    """Shipped facts or an imported file are not as they should be.

    ``problems`` holds one line each: file, line, what is wrong, what was expected.
    """

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class DeliveryError(BotError):
    """A message could not be handed to a platform. Its class decides what happens next."""


class RetryLater(DeliveryError):
    """Certainly not delivered; try again after ``retry_after`` seconds (None: use backoff).

    ``bucket`` names the rate-limit bucket that must wait; None means only this delivery.
    """

    def __init__(
        self, message: str, *, retry_after: float | None = None, bucket: str | None = None
    ) -> None:
        super().__init__(message)
        self.retry_after = retry_after
        self.bucket = bucket


class LeaseOver(RetryLater):
    """Not sent: its lease ran out on the way. Whose it is by now is to be asked first."""


class OutcomeUnknown(DeliveryError):
    """The platform may or may not have stored the message: reconcile before any second try.

    ``retry_after``: seconds before the platform may be asked (again); None where it did not say.
    ``settles_in``: after which a look decides, whatever it shows; None where that is not known.
    """

    def __init__(
        self,
        message: str,
        *,
        retry_after: float | None = None,
        settles_in: timedelta | None = None,
    ) -> None:
        super().__init__(message)
        self.retry_after = retry_after
        self.settles_in = settles_in


class NotOurs(BotError):
    """Somebody else answers it by now, or has answered it: nothing is to be sent."""


class AccessLost(DeliveryError):
    """The channel is gone, archived or closed to us: pause, tell the owner once, delete nothing."""


class Unsendable(DeliveryError):
    """The platform will never take this message as it is: dead letter."""
