"""What Slack sends: let in, kept, acknowledged, answered where it was asked."""
