"""Messages and pictures to Slack, each so that it stands there once."""
