"""APScheduler ticks the jobs and holds no state of its own."""
