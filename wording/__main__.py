"""``make messages``: catalogues and tables anew, and what is still to be translated."""

from __future__ import annotations

import sys

from bot.presentation.locale_data import FILE
from bot.presentation.messages import LOCALES, SOURCE
from wording import locale_tables
from wording.catalogues import catalogues, write
from wording.check import catalogue_faults

write(catalogues())
(LOCALES / SOURCE).mkdir(exist_ok=True)
(LOCALES / SOURCE / FILE).write_text(locale_tables.text(SOURCE), encoding="utf-8")
sys.stderr.writelines(f"{line}\n" for line in catalogue_faults())
