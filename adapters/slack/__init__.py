"""Slack: its events become asks, cards become Block Kit."""
