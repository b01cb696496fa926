"""Sound and film in a text: the right kind of file, and drafts that have none yet."""

from __future__ import annotations

import pytest
from wagtail.blocks.struct_block import StructBlockValidationError

from cms.content.blocks.media import AudioBlock, VideoBlock
from tests.factories.content import make_file

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("block", [AudioBlock(), VideoBlock()])
def test_a_draft_is_kept_before_its_file_is_chosen(block):
    value = block.to_python({"title": "", "file": None, "transcript": ""})
    assert block.clean_deferred(value)["file"] is None


def test_a_document_is_no_recording():
    value = {"title": "录音", "file": make_file("附件.pdf"), "transcript": "<p>文字稿</p>"}
    with pytest.raises(StructBlockValidationError) as refusal:
        AudioBlock().clean(AudioBlock().to_python(value | {"file": value["file"].pk}))
    assert "请选择音频或视频格式的文件。" in str(refusal.value.block_errors["file"])
