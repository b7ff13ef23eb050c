"""The app at Slack: its manifest, and the workspaces that installed it."""
