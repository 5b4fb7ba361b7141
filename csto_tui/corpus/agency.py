"""Settle which agency an article has once its outlet is known: what an agency publishes itself it took from nobody.
Nothing here reads a text.
"""

from __future__ import annotations

import re
from dataclasses import replace

from csto_tui.model.article import Article, Known, Status
from csto_tui.text.agencies import are_one_agency, is_agency

__all__ = ["with_agency"]


def with_agency(article: Article, before: Known[str] | None = None) -> Article:
    """Return the article with its agency as its outlet leaves it: unknown where the outlet is the agency, unless a
    person says so; the agency that stood for the outlet `before`, where another outlet is known by now.
    """
    agency = article.agency
    if agency.value is None and before and before.status is Status.STATED and is_agency(before.value or ""):
        agency = before
    if agency.value is not None and agency.status is not Status.USER:
        outlets = (article.source.value or "", _host(article.address.value or ""))
        if not outlets[0] or any(are_one_agency(agency.value, outlet) for outlet in outlets):
            agency = Known()
    return article if agency is article.agency else replace(article, agency=agency)


def _host(address: str) -> str:
    return re.split("[/:?#]", address.rpartition("://")[2], maxsplit=1)[0]
