"""/digest: subscriptions to briefs and alerts."""
