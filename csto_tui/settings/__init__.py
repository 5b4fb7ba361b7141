"""The settings and the places of files. Nothing here makes a file."""

from csto_tui.settings.load import Loaded, load_settings
from csto_tui.settings.places import Places, find_places
from csto_tui.settings.rules import Settings

__all__ = ["Loaded", "Places", "Settings", "find_places", "load_settings"]
