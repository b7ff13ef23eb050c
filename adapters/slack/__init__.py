"""Slack: Bolt in, Block Kit out."""
