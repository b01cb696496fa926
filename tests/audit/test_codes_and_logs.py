"""Acts have names that people read; the log is one file of JSON lines."""

from __future__ import annotations

import json
import logging

import pytest
from django.utils import translation
from django.utils.translation import gettext_lazy

from cms.core.audit import codes
from cms.core.audit.codes import code_names, register_codes
from cms.core.audit.logs import JsonFormatter, log_head
from cms.core.audit.models import Event
from cms.core.audit.sealing import seal_waiting
from cms.core.audit.service import record
from cms.oversight.filters import actions, kinds
from cms.oversight.views import kind_name
from cms.settings.log import LOGGING, audit_handler
from sites.log_actions import ACTIONS
from tests.factories.newsroom import make_newsroom, submit, write


@pytest.mark.django_db
def test_every_act_of_a_day_at_work_has_a_name():
    newsroom = make_newsroom()
    submit(newsroom.editor, write(newsroom.editor, newsroom.column))
    told = set(Event.objects.values_list("action", flat=True))
    assert len(told) > 5
    assert told - set(code_names()) == set()


def test_acts_of_sites_and_of_wagtail_are_among_the_names():
    names = code_names()
    assert names["sites.suspend"] == str(ACTIONS["sites.suspend"])
    assert {"wagtail.publish", "content.import", codes.SIGN_IN, codes.ARCHIVED} <= set(names)


def test_apps_name_their_own_acts(monkeypatch):
    monkeypatch.setattr(codes, "_names", dict(codes._names))
    register_codes({"cases.transfer": gettext_lazy("移交")})
    assert code_names()["cases.transfer"] == "移交"


def test_names_are_in_the_readers_language():
    with translation.override("zh-hans"):
        assert code_names()["auth.sign_in_failed"] == "登录失败"


def test_filters_offer_acts_and_kinds_by_name():
    assert [name for _code, name in actions()] == sorted(name for _code, name in actions())
    offered = dict(kinds())
    assert {"accounts.user", "departments.membership", "content.articlepage", "wagtailcore.site"} <= set(offered)
    assert all(offered.values())


@pytest.mark.parametrize(("kind", "name"), [("accounts.user", "用户"), ("gone.model", "gone.model"), ("", "")])
def test_kinds_that_are_gone_keep_their_code(kind: str, name: str):
    with translation.override("zh-hans"):
        assert kind_name(kind) == name


def test_lines_go_to_the_file_that_is_named(tmp_path):
    path = tmp_path / "audit.jsonl"
    settings = audit_handler(str(path))
    assert settings["class"] == "logging.handlers.WatchedFileHandler"
    assert not path.exists()
    assert audit_handler("")["class"] == "logging.StreamHandler"
    assert {settings["formatter"], audit_handler("")["formatter"]} == {"json"}


def test_the_logger_is_heard_by_nobody_else():
    assert LOGGING["loggers"]["audit"] == {"handlers": ["audit"], "level": "INFO", "propagate": False}
    assert LOGGING["formatters"]["json"]["()"] == f"{JsonFormatter.__module__}.{JsonFormatter.__qualname__}"


def test_a_line_is_json_whatever_it_says():
    entry = logging.LogRecord("audit", logging.INFO, "", 0, "event", (), None)
    entry.facts = {"title": "一\n“行”", "n": 1}
    text = JsonFormatter().format(entry)
    assert "\n" not in text
    assert json.loads(text) == {"log": "audit", "message": "event", "title": "一\n“行”", "n": 1}
    plain = logging.LogRecord("audit", logging.INFO, "", 0, "%s", ("x",), None)
    assert json.loads(JsonFormatter().format(plain)) == {"log": "audit", "message": "x"}


def test_head_is_written_down_after_each_batch(monkeypatch, db, django_capture_on_commit_callbacks):
    heads: list[dict[str, str]] = []
    monkeypatch.setattr("cms.core.audit.logs.logger.info", lambda _text, extra: heads.append(extra["facts"]))
    with django_capture_on_commit_callbacks(execute=True):
        record("test.act")
        seal_waiting()
    said = [facts["head"] for facts in heads if "head" in facts]
    assert len(said) == 1
    position, link = said[0].split(":")
    assert int(position) >= 1
    assert len(link) == 64
    log_head(3, b"\x01")
    assert heads[-1] == {"head": "3:01"}
