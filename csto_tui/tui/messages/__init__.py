"""What happened, in the past tense: widgets and background work post these upwards. Nothing here acts.

The fields are set once and never changed (Textual writes its own bookkeeping into a message, so the classes
cannot be frozen).
"""

from __future__ import annotations

from csto_tui.tui.messages.citing import CitationMade, TextCopied, TextMade
from csto_tui.tui.messages.comparing import ArticleCompared, SharedFound
from csto_tui.tui.messages.corpus import (
    FactsCounted,
    FilesWaiting,
    IndexingEnded,
    IndexingProgressed,
    LibraryOpened,
    Noticed,
    OpeningFailed,
    ReportMade,
    TabChosen,
    WorkFailed,
)
from csto_tui.tui.messages.kwic import ConcordanceFound, CountsFound, Exported, PassageFetched
from csto_tui.tui.messages.reading import (
    ArticleOpened,
    ArticleRenewed,
    ArticleWanted,
    EntityChosen,
    HitsEnded,
    MetadatumSet,
    NamesCounted,
    NamesFound,
    ReaderMoved,
)
from csto_tui.tui.messages.searching import (
    Completed,
    CompletionWanted,
    FacetsCounted,
    HistoryFetched,
    HitsFound,
    MoreWanted,
    QueryChanged,
    RowChosen,
    RowHighlighted,
    RowOpened,
)

__all__ = [
    "ArticleCompared",
    "ArticleOpened",
    "ArticleRenewed",
    "ArticleWanted",
    "CitationMade",
    "Completed",
    "CompletionWanted",
    "ConcordanceFound",
    "CountsFound",
    "EntityChosen",
    "Exported",
    "FacetsCounted",
    "FactsCounted",
    "FilesWaiting",
    "HistoryFetched",
    "HitsEnded",
    "HitsFound",
    "IndexingEnded",
    "IndexingProgressed",
    "LibraryOpened",
    "MetadatumSet",
    "MoreWanted",
    "NamesCounted",
    "NamesFound",
    "Noticed",
    "OpeningFailed",
    "PassageFetched",
    "QueryChanged",
    "ReaderMoved",
    "ReportMade",
    "RowChosen",
    "RowHighlighted",
    "RowOpened",
    "SharedFound",
    "TabChosen",
    "TextCopied",
    "TextMade",
    "WorkFailed",
]
