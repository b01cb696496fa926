"""Blocks of texts and topics, one subject a module."""

from __future__ import annotations

from .body import BodyBlock
from .elements import ElementBlock
from .topics import TopicSectionsBlock

__all__ = ["BodyBlock", "ElementBlock", "TopicSectionsBlock"]
