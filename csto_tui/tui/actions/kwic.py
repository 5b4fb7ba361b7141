"""What keys do among the words in context. Nothing here knows Textual or the library."""

from __future__ import annotations

from csto_tui.tui.actions.shape import Action, Pane

__all__ = ["KWIC"]

KWIC: tuple[Action, ...] = (
    Action(
        "kwic",
        ("w",),
        "show every hit in its context, one a line (words in context)",
        (Pane.RESULTS, Pane.READER),
        "in context",
        45,
    ),
    Action("goto_line", ("enter", "l", "right"), "read the article at this hit", (Pane.KWIC,), "open", 90),
    Action("order_1r", ("1",), "order by the next word; again, so and backwards", (Pane.KWIC,), "order right", 80),
    Action("order_2r", ("2",), "order by the second word after the hit", (Pane.KWIC,)),
    Action("order_3r", ("3",), "order by the third word after the hit", (Pane.KWIC,)),
    Action("order_1l", ("!",), "order by the word before the hit", (Pane.KWIC,), "order left", 75),
    Action("order_2l", ("@",), "order by the second word before the hit", (Pane.KWIC,)),
    Action("order_3l", ("#",), "order by the third word before the hit", (Pane.KWIC,)),
    Action("order_0", ("0",), "order by the hit itself", (Pane.KWIC,)),
    Action("order_articles", ("o",), "order by article: relevance, date, outlet, hits", (Pane.KWIC,), "by article", 50),
    Action("wider", (">", "+"), "more context", (Pane.KWIC,), "wider", 60),
    Action("narrower", ("<", "-"), "less context", (Pane.KWIC,), "narrower", 59),
    Action("unfold", ("space",), "show the whole passage of this hit, or fold it again", (Pane.KWIC,), "unfold", 70),
    Action("next_view", ("tab",), "the next view: lines, spread, counts", (Pane.KWIC,), "view", 65),
    Action("previous_view", ("shift+tab",), "the view before", (Pane.KWIC,)),
)
