"""Files to download with demonstration texts: a form, a table and a document."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from io import BytesIO, StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from openpyxl import Workbook  # type: ignore[import-untyped]
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Callable

ASSETS = Path(__file__).parents[1] / "assets"
NOTE = "本文件为演示内容，所述事项均为虚构。"
FORM_ROWS = (
    "申请人姓名或者单位名称",
    "证件类型和号码（示例）",
    "联系地址",
    "申请事项",
    "申请理由",
    "材料清单",
    "申请人签名和日期",
)


@dataclass(frozen=True, slots=True)
class Attachment:
    """One file: its name, its title for readers in both languages and how its bytes are made."""

    key: str
    file_name: str
    title_zh: str
    title_en: str
    make: Callable[[], bytes]


def form() -> bytes:
    """An application form as a workbook."""
    book = Workbook()
    sheet = book.active
    if sheet is None:
        raise RuntimeError("a new workbook has a sheet")
    sheet.title = "申请表"
    sheet.merge_cells("A1:B1")
    sheet["A1"] = "申请表（示例）"
    sheet["A1"].font = Font(size=16, bold=True)
    sheet["A1"].alignment = Alignment(horizontal="center")
    line = Side(style="thin", color="999999")
    for number, label in enumerate(FORM_ROWS, 2):
        cell, space = sheet.cell(number, 1, label), sheet.cell(number, 2, "")
        cell.fill = PatternFill("solid", fgColor="EDF4FB")
        cell.border = space.border = Border(left=line, right=line, top=line, bottom=line)
        sheet.row_dimensions[number].height = 34
    sheet.cell(len(FORM_ROWS) + 3, 1, NOTE)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 30, 50
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def table() -> bytes:
    """A table as CSV that spreadsheets open in the right encoding."""
    text = StringIO()
    rows = csv.writer(text)
    rows.writerow(("序号", "项目（示例）", "责任单位", "完成时限", "进度"))
    for number, name in enumerate(("清单编制", "部门会签", "公开征求意见", "组织实施", "评估公开"), 1):
        rows.writerow(
            (
                number,
                name,
                f"示例单位{number}",
                f"第{number}季度" if number < 5 else "次年第1季度",
                f"{120 - number * 20}%",
            )
        )
    rows.writerow((NOTE,))
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def document() -> bytes:
    """A one-page document as PDF."""
    return (ASSETS / "sample-document.pdf").read_bytes()


def film() -> bytes:
    """The demonstration film, six seconds without sound, H.264 in MP4."""
    return (ASSETS / "sample-film.mp4").read_bytes()


def captions(lang: str) -> bytes:
    """WebVTT captions of the film in `zh` or `en`. Raises `FileNotFoundError` on any other language."""
    return (ASSETS / f"sample-film.{lang}.vtt").read_bytes()


FILES: dict[str, Attachment] = {
    file.key: file
    for file in (
        Attachment("form", "sample-form.xlsx", "申请表（示例）", "Application form (sample)", form),
        Attachment("table", "sample-table.csv", "任务进度表（示例）", "Table of tasks (sample)", table),
        Attachment("document", "sample-document.pdf", "文件样张（示例）", "Specimen document (sample)", document),
    )
}
#: What the film shows, for those who cannot see it.
TRANSCRIPTS = {
    "zh": "清晨，湖面泛着波光，一条小船从左向右缓缓驶过；远处是层层青山，几只水鸟飞过天空。本片为绘制的示例短片，无声。",
    "en": "Morning on a lake. A small boat crosses slowly from left to right before ranges of hills, and a few birds fly by."
    " A drawn sample film without sound.",
}
