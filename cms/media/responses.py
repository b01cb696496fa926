"""Files as answers that can be asked for in parts, as players of sound and film do (RFC 9110, section 14)."""

from __future__ import annotations

import re
from typing import IO, TYPE_CHECKING, Final

from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.utils.http import content_disposition_header

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

#: Bytes sent at a time.
CHUNK: Final = 64 * 1024
#: One range; an answer to several at once would have to be multipart and is never needed, so the whole file is sent.
RANGE: Final = re.compile(r"^bytes=([0-9]{0,18})-([0-9]{0,18})$")


class UnsatisfiableRangeError(ValueError):
    """The range asked for lies outside the file."""


class Part:
    """Chunks of `length` bytes of a file from where it stands; closes the file at the end."""

    def __init__(self, file: IO[bytes], length: int) -> None:
        self._file = file
        self._left = length

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        data = self._file.read(min(CHUNK, self._left)) if self._left else b""
        if not data:
            self.close()
            raise StopIteration
        self._left -= len(data)
        return data

    def close(self) -> None:
        self._file.close()


def parse_range(header: str, size: int) -> tuple[int, int] | None:
    """First and last byte of the range asked for; None for a header that is to be ignored.

    Raises `UnsatisfiableRangeError` when no byte of the range exists.
    """
    match = RANGE.match(header.strip())
    if match is None or match.group() == "bytes=-":
        return None
    first, last = match.groups()
    if not first:
        start, end = max(size - int(last), 0), size - 1
    else:
        start, end = int(first), min(int(last or size - 1), size - 1)
        if last and int(last) < int(first):
            return None
    if start >= size or start > end:
        raise UnsatisfiableRangeError
    return start, end


def file_response(
    request: HttpRequest, file: IO[bytes], size: int, *, content_type: str, etag: str, name: str, inline: bool
) -> HttpResponseBase:
    """The file, a part of it (206) or the word that there is no such part (416).

    `etag` is without quotation marks; `name` is what the reader's computer keeps the file as.
    """
    response = _body(request, file, size, f'"{etag}"', content_type)
    response["ETag"] = f'"{etag}"'
    response["Accept-Ranges"] = "bytes"
    response["Content-Disposition"] = str(content_disposition_header(not inline, name))
    response["Content-Security-Policy"] = "default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _body(request: HttpRequest, file: IO[bytes], size: int, etag: str, content_type: str) -> HttpResponseBase:
    wanted = request.headers.get("Range", "") if request.method == "GET" else ""
    if request.headers.get("If-Range", etag) != etag:
        wanted = ""
    try:
        span = parse_range(wanted, size)
    except UnsatisfiableRangeError:
        file.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"}, content_type="text/plain")
    if span is None:
        return FileResponse(file, content_type=content_type, headers={"Content-Length": str(size)})
    start, end = span
    file.seek(start)
    length = end - start + 1
    headers = {"Content-Length": str(length), "Content-Range": f"bytes {start}-{end}/{size}"}
    return StreamingHttpResponse(Part(file, length), status=206, headers=headers, content_type=content_type)
