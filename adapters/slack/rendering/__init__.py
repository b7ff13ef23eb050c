"""Cards, forms and the Home tab as Block Kit: no network, no store."""
