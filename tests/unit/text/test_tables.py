"""Records as rows: parts of fields, and labels that hold a dot."""

from __future__ import annotations

import pytest

from csto_tui.text.tables import row_of

RECORD = {
    "row": "force",
    "a.b": "whole",
    "a": {"b": "part", "c": {"d": 1}},
    "cells": {"St. Petersburg Times": 2, "eng.belta.by": 3, "St": {" Petersburg Times": 9}, "": 4},
}


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("row", "force"),
        ("a.b", "whole"),
        ("a.c.d", "1"),
        ("cells.St. Petersburg Times", "2"),
        ("cells.eng.belta.by", "3"),
        ("cells.none", ""),
        ("row.none", ""),
        ("none.none", ""),
        ("cells..", ""),
    ],
)
def test_a_column_names_a_field_or_a_part_of_one(column, cell):
    assert row_of(RECORD, (column,)) == [cell]
