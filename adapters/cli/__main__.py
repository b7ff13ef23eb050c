"""``python -m adapters.cli`` is the ``dutybell`` command."""

from __future__ import annotations

import sys

from adapters.cli.start import main

sys.exit(main())
