"""Start csto-tui: `csto-tui`, or `python -m csto_tui`. Nothing here decides anything."""

from __future__ import annotations

import os
import sys

__all__ = ["main"]


def main() -> int:
    """Run the command line of this process and return its exit code."""
    try:
        from csto_tui.cli.run import run  # here, so that Ctrl+C is as quiet while it loads
    except KeyboardInterrupt:
        return 130
    return run(sys.argv[1:], os.environ)


if __name__ == "__main__":
    sys.exit(main())
