"""What forms say besides the names of their fields."""

from __future__ import annotations

from bot.presentation.messages import N_

MORE = N_("More details")
CHANNEL = N_("In which channel")
NOT_YOUR_CHANNEL = N_("You are not in that channel.")
NOT_MY_CHANNEL = N_("I am not in that channel yet: type /invite @Dutybell there first.")
SETTING_UP = N_("A tariff brief is being set up here for you.")
