"""ALL of stdout: the same things as text, JSON, CSV, TSV or Markdown. Nothing here is talk.

JSON carries every field; tables carry those that fit into a cell; text is for reading. Control characters never get
out raw.
"""

from __future__ import annotations

import contextlib
import io
import json
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from csto_tui.cli.lines import Line, painted
from csto_tui.cli.streams import hush
from csto_tui.errors import UsageError
from csto_tui.files import put_whole
from csto_tui.text.clean import clean
from csto_tui.text.tables import Record, cleaned, markdown_row, row_of, separated_row

__all__ = ["Output", "Record", "flush"]

T = TypeVar("T")


class Output:
    """Where what a verb found goes, and in which form."""

    def __init__(self, form: str, *, color: bool = False, path: Path | None = None) -> None:
        self.form = form
        self._color = color
        self._path = path
        self._written = io.StringIO() if path else None

    @property
    def is_text(self) -> bool:
        """Tell whether a person reads it."""
        return self.form == "text"

    @property
    def columns(self) -> int | None:
        """The width to wrap text to: a terminal's; None elsewhere, where nothing is wrapped."""
        return shutil.get_terminal_size().columns if self._path is None and sys.stdout.isatty() else None

    def items(
        self,
        items: Iterable[T],
        columns: Sequence[str],
        *,
        record: Callable[[T], Record],
        lines: Callable[[T], Iterable[Line]],
    ) -> int:
        """Write things one by one and return how many they were.

        `record` gives a thing's fields, for JSON and tables; `columns` are those of its fields that tables have;
        `lines` gives its text form.
        """
        match self.form:
            case "text":
                return self._each(items, lambda item: "".join(self._line(line) for line in lines(item)))
            case "jsonl":
                return self._each(items, lambda item: _json(record(item)) + "\n")
            case "json":
                return self._array(_json(record(item)) for item in items)
            case "md":
                self._write(markdown_row(columns) + f"|{' --- |' * len(columns)}\n")
                return self._each(items, lambda item: markdown_row(row_of(record(item), columns)))
            case _:
                delimiter = "\t" if self.form == "tsv" else ","
                self._write(separated_row(columns, delimiter))
                return self._each(items, lambda item: separated_row(row_of(record(item), columns), delimiter))

    def line(self, line: Line) -> None:
        """Write one line of text."""
        self._write(self._line(line))

    def text(self, text: str) -> None:
        """Write a text of several lines as it is but for control characters, with a line break at its end."""
        self._write(clean(text) + "\n")

    def close(self) -> None:
        """Send off what is buffered, or put a file in its place, whole or not at all. Raises UsageError."""
        if self._path is None or self._written is None:
            flush()
            return
        try:
            _put(self._path, self._written.getvalue())
        except OSError as error:
            reason = error.strerror or str(error)
            raise UsageError(f"{self._path} cannot be written: {reason}", hint="choose another --output") from error

    def _line(self, line: Line) -> str:
        return painted(line, color=self._color) + "\n"

    def _each(self, items: Iterable[T], written: Callable[[T], str]) -> int:
        count = 0
        for count, item in enumerate(items, 1):  # noqa: B007  # the last count is the answer
            self._write(written(item))
        return count

    def _array(self, objects: Iterable[str]) -> int:
        count = 0
        for count, one in enumerate(objects, 1):
            self._write(("[\n" if count == 1 else ",\n") + one)
        self._write("\n]\n" if count else "[]\n")
        return count

    def _write(self, text: str) -> None:
        if self._written is not None:
            self._written.write(text)
        else:
            with _stdout() as stream:
                stream.write(text)


def flush() -> None:
    """Send off what is buffered. Raises UsageError when stdout cannot take it, BrokenPipeError when nobody reads it."""
    with _stdout() as stream:
        stream.flush()


@contextlib.contextmanager
def _stdout() -> Iterator[io.TextIOBase]:
    try:
        yield sys.stdout  # type: ignore[misc]  # typed as TextIO, which is what it is
    except BrokenPipeError:
        raise
    except OSError as error:
        hush(sys.stdout)
        reason = error.strerror or str(error)
        message = f"standard output cannot be written: {reason}"
        raise UsageError(message, hint="--output FILE writes elsewhere") from error


def _json(value: object) -> str:
    return json.dumps(cleaned(value), ensure_ascii=False)


def _put(path: Path, text: str) -> None:
    """Write a new file and move it into the place of the old one; a device or a pipe is written as it is."""
    path = path.resolve()
    if path.exists() and not path.is_file():
        path.write_text(text, encoding="utf-8", newline="")
        return
    put_whole(path, text)
