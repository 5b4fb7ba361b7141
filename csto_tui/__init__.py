"""csto-tui: a terminal explorer for a body of news articles. This face holds the version and no logic."""

__version__ = "0.1.0"
