"""Vocabularies of columns. `COLUMN_TYPES` maps each kind to the official ColumnType of the page rules."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class ColumnKind(models.TextChoices):
    """What a column is about."""

    ABOUT = "about", _("概况")
    NEWS = "news", _("动态")
    NOTICE = "notice", _("公告")
    POLICY = "policy", _("政策规章")
    DOCUMENT = "document", _("政策文件")
    INTERPRETATION = "interpretation", _("政策解读")
    DISCLOSURE = "disclosure", _("信息公开")
    REQUEST = "request", _("依申请公开")
    LEADER = "leader", _("领导信息")
    INSTITUTION = "institution", _("机构职能")
    PERSONNEL = "personnel", _("人事信息")
    FINANCE = "finance", _("财政资金")
    PLAN = "plan", _("规划计划")
    STATISTICS = "statistics", _("统计数据")
    DATA = "data", _("数据开放")
    SERVICE = "service", _("办事服务")
    QUERY = "query", _("便民查询")
    DOWNLOAD = "download", _("资料下载")
    MAILBOX = "mailbox", _("信箱")
    QA = "qa", _("问答")
    CONSULTATION = "consultation", _("民意征集")
    SURVEY = "survey", _("调查评议")
    HEARING = "hearing", _("听证")
    HOTLINE = "hotline", _("热线")
    INTERVIEW = "interview", _("在线访谈")
    FORUM = "forum", _("论坛")
    TOPIC = "topic", _("专题专栏")
    FEATURE = "feature", _("特色")
    MEDIA = "media", _("图片视频")
    LINK = "link", _("链接")
    EMERGENCY = "emergency", _("应急")
    PROCUREMENT = "procurement", _("采购")
    CREDIT = "credit", _("信用")
    SUPERVISION = "supervision", _("监察")
    INVEST = "invest", _("投资")


#: Official ColumnType of each kind (annex of 政府网站发展指引, 网页设计规范); the vocabulary ends with “…” and allows others.
COLUMN_TYPES: dict[str, str] = {
    "about": "概况信息",
    "news": "工作动态",
    "notice": "工作动态",
    "policy": "政策文件",
    "document": "政策文件",
    "interpretation": "政策解读",
    "disclosure": "信息公开目录",
    "request": "依申请公开",
    "leader": "负责人信息",
    "institution": "机构职能",
    "personnel": "信息公开目录",
    "finance": "信息公开目录",
    "plan": "信息公开目录",
    "statistics": "数据发布",
    "data": "数据开放",
    "service": "办事服务",
    "query": "办事服务",
    "download": "办事服务",
    "mailbox": "咨询投诉",
    "qa": "咨询投诉",
    "consultation": "征集调查",
    "survey": "征集调查",
    "hearing": "征集调查",
    "hotline": "咨询投诉",
    "interview": "在线访谈",
    "forum": "咨询投诉",
    "topic": "工作动态",
    "feature": "概况信息",
    "media": "工作动态",
    "link": "概况信息",
    "emergency": "回应关切",
    "procurement": "信息公开目录",
    "credit": "信息公开目录",
    "supervision": "信息公开目录",
    "invest": "概况信息",
}


class ColumnLayout(models.TextChoices):
    """How a column shows what stands in it."""

    LIST = "list", _("标题列表")
    PICTURE = "picture", _("图片列表")
    TABLE = "table", _("表格")
    LEADERS = "leaders", _("领导")
    CARDS = "cards", _("卡片")
    AUDIO = "audio", _("音频")
    REDIRECT = "redirect", _("链接到别处")


class DirectorySource(models.TextChoices):
    """Which directory of the cluster a column shows below its own text."""

    NONE = "", _("无")
    DEPARTMENTS = "departments", _("省直部门")
    REGIONS = "regions", _("市州和县市区")
    LINKS = "links", _("友情链接")


class LinkGroup(models.TextChoices):
    """Groups of the directory of links."""

    CENTRAL = "central", _("中央部门网站")
    PROVINCES = "provinces", _("各省区市网站")
    PREFECTURES = "prefectures", _("市州政府网站")
    COUNTIES = "counties", _("县市区政府网站")
    OTHER = "other", _("其他网站")
