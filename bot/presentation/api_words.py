"""What programs that ask over HTTP are told: of errors, and of the interface itself."""

from __future__ import annotations

from bot.domain.text import Lang
from bot.presentation.messages import gettext_in


def problem_title(status: int, lang: Lang) -> str:
    """What kind of error a status is."""
    _ = gettext_in(lang)
    told = {
        400: _("This can't be answered as it is asked"),
        401: _("A key is needed"),
        404: _("There is nothing here"),
        405: _("Not in this way"),
        406: _("Not in this form"),
        413: _("Too much at once"),
        415: _("Not this kind of content"),
        429: _("Too often"),
        500: _("An error on our side"),
        503: _("Not just now"),
    }
    return told.get(status, told[500])


def no_such_path(lang: Lang) -> str:
    """For an address without a tool."""
    _ = gettext_in(lang)
    return _("What there is stands in /api/v1/openapi.json.")


def not_json(lang: Lang) -> str:
    """For a body that is no JSON object."""
    _ = gettext_in(lang)
    return _("The body must be a JSON object with the options by name.")


def too_large(most: int, lang: Lang) -> str:
    """For a body past its bound."""
    _ = gettext_in(lang)
    return _("At most {n} bytes at once.").format(n=most)


def csv_wanted(lang: Lang) -> str:
    """For entries that don't come as CSV."""
    _ = gettext_in(lang)
    return _("Entries come as CSV: Content-Type: text/csv.")


def given_twice(name: str, lang: Lang) -> str:
    """For an option that stands in an address more than once."""
    _ = gettext_in(lang)
    return _("'{name}' is given more than once.").format(name=name)


def unknown_format(lang: Lang) -> str:
    """For a form of answers that there isn't."""
    _ = gettext_in(lang)
    return _("format is json, csv, xlsx or text.")


def too_many_rows(most: int, lang: Lang) -> str:
    """For entries past the bound: in the place of their results."""
    _ = gettext_in(lang)
    return _("more than {n} rows: from here on nothing was read").format(n=most)


def others_first(lang: Lang) -> str:
    """For a batch while as many as may are under way."""
    _ = gettext_in(lang)
    return _("Other batches are being worked through; try again in a moment.")


def document_words(lang: Lang) -> dict[str, str]:
    """The sentences of the OpenAPI document."""
    _ = gettext_in(lang)
    return {
        "description": _(
            "Duties between Canada and the United States, quotations and changes, from official "
            "sources. Every figure has the day it speaks for and its sources. What is not known is "
            "said to be unknown, never free. Not legal advice."
        ),
        "format": _(
            "json (all of it), csv (the figures, a row each), xlsx (the same with their sources) "
            "or text (the short answer)"
        ),
        "batch": _(
            "What the entries of a CSV file pay: a result row for each, in order. What is wrong "
            "with a row is said in its result."
        ),
        "batch_in": _("Columns: id, code, from, to, on, value; the rest as docs/duty.md says."),
        "answer": _("The answer"),
        "unchanged": _("Unchanged since the ETag that was shown"),
        "problem": _("What is wrong, and what to do"),
        "key": _("A key of `dutybell keys new NAME`"),
    }
