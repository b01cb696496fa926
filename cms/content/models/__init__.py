"""Page types and shared content."""

from __future__ import annotations

from .articles import ArticlePage
from .base import BasePage
from .columns import ColumnPage
from .page_templates import PageTemplate
from .shared import ContactPoint, EmergencyBanner, FriendLink, MourningPeriod, Region, SitewideNotice, TopicTerm
from .topics import LeaderPage, TopicPage

__all__ = [
    "ArticlePage", "BasePage", "ColumnPage", "ContactPoint", "EmergencyBanner", "FriendLink", "LeaderPage",
    "MourningPeriod", "PageTemplate", "Region", "SitewideNotice", "TopicPage", "TopicTerm",
]  # fmt: skip
