"""What each type of page shows: its template and the values for it. Importing the package registers the types."""

from __future__ import annotations

from . import articles, columns, leaders, topics
from .registry import Rendered, page_response, renders

__all__ = ["Rendered", "articles", "columns", "leaders", "page_response", "renders", "topics"]
