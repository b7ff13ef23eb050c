"""One process put together: settings, store, platforms, roles and logs."""
