"""What ``stability.py`` measures: conflicts drawn from seeds, our calls, and gmcr-py's."""
