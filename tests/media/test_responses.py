"""Files in parts, as players of sound and film ask for them."""

from __future__ import annotations

import io

import pytest
from django.test import RequestFactory

from cms.media.responses import UnsatisfiableRangeError, file_response, parse_range

CONTENT = bytes(range(256)) * 1024


def ask(method: str = "get", name: str = "歌.mp3", inline: bool = True, **headers: str):
    request = getattr(RequestFactory(), method)("/", headers=headers)
    return file_response(
        request, io.BytesIO(CONTENT), len(CONTENT), content_type="audio/mpeg", etag="abc", name=name, inline=inline
    )


def body(response) -> bytes:
    return b"".join(response.streaming_content)


@pytest.mark.parametrize(
    ("header", "span"),
    [
        ("bytes=0-99", (0, 99)),
        ("bytes=100-", (100, 999)),
        ("bytes=-100", (900, 999)),
        ("bytes=-5000", (0, 999)),
        ("bytes=900-5000", (900, 999)),
        ("bytes=999-999", (999, 999)),
        ("", None),
        ("bytes=-", None),
        ("bytes=9-3", None),
        ("bytes=0-1,5-6", None),
        ("lines=0-1", None),
        ("bytes=a-b", None),
        ("bytes=١-٢", None),
    ],
)
def test_ranges(header, span):
    assert parse_range(header, 1000) == span


@pytest.mark.parametrize(
    ("header", "size"), [("bytes=1000-", 1000), ("bytes=5000-6000", 1000), ("bytes=-0", 1000), ("bytes=0-", 0)]
)
def test_ranges_outside_the_file(header, size):
    with pytest.raises(UnsatisfiableRangeError):
        parse_range(header, size)


def test_the_whole_file():
    response = ask()
    assert response.status_code == 200
    assert body(response) == CONTENT
    assert response["Accept-Ranges"] == "bytes"
    assert response["ETag"] == '"abc"'
    assert response["Content-Length"] == str(len(CONTENT))
    assert response["X-Content-Type-Options"] == "nosniff"


def test_a_part():
    response = ask(Range="bytes=1000-200999")
    assert response.status_code == 206
    assert response["Content-Range"] == f"bytes 1000-200999/{len(CONTENT)}"
    assert response["Content-Length"] == "200000"
    assert body(response) == CONTENT[1000:201000]


def test_a_part_that_does_not_exist():
    response = ask(Range=f"bytes={len(CONTENT)}-")
    assert response.status_code == 416
    assert response["Content-Range"] == f"bytes */{len(CONTENT)}"


def test_a_part_is_given_only_of_the_file_the_reader_has_begun():
    headers = {"Range": "bytes=0-9"}
    assert ask(**headers, **{"If-Range": '"abc"'}).status_code == 206
    assert ask(**headers, **{"If-Range": '"other"'}).status_code == 200
    assert ask(**headers, **{"If-Range": "Wed, 21 Oct 2026 07:28:00 GMT"}).status_code == 200


def test_heads_have_no_parts():
    assert ask("head", Range="bytes=0-9").status_code == 200


def test_names_follow_rfc_5987():
    assert ask(name="歌.mp3")["Content-Disposition"] == "inline; filename*=utf-8''%E6%AD%8C.mp3"
    assert ask(name="a.mp3", inline=False)["Content-Disposition"] == 'attachment; filename="a.mp3"'


def test_the_file_is_closed_after_the_last_part():
    source = io.BytesIO(CONTENT)
    request = RequestFactory().get("/", headers={"Range": "bytes=0-9"})
    response = file_response(request, source, len(CONTENT), content_type="a/b", etag="e", name="n", inline=True)
    assert body(response) == CONTENT[:10]
    assert source.closed
