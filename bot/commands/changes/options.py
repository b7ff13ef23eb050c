"""The options that /changes knows alone."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesOptions:
    """``ahead``: what is still to come was asked for."""

    ahead: bool = False
