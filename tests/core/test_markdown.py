from __future__ import annotations

import pytest

from cms.core.markdown import to_html


def html(text: str) -> str:
    return to_html(text, lambda target: f"/to/{target}")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("# 标题", "<h1>标题</h1>"),
        ("第一行\n第二行", "<p>第一行 第二行</p>"),
        ("一\n\n二", "<p>一</p><p>二</p>"),
        ("**粗** 和 `a<b`", "<p><strong>粗</strong> 和 <code>a&lt;b</code></p>"),
        ("[字](01.md)", '<p><a href="/to/01.md">字</a></p>'),
        ("![图](a.png)", '<p><img src="/to/a.png" alt="图" loading="lazy"></p>'),
        ("- 一\n- 二", "<ul><li>一</li><li>二</li></ul>"),
        ("1. 一\n\n   ![图](a.png)\n\n2. 二", "<ol><li>一<p>%s</p></li><li>二</li></ol>"),
        ("```sh\nmanage.py <x>\n```", "<pre><code>manage.py &lt;x&gt;</code></pre>"),
    ],
)
def test_each_part_has_its_element(text: str, shown: str) -> None:
    assert html(text) == shown.replace("%s", '<img src="/to/a.png" alt="图" loading="lazy">')


def test_a_table_has_a_head_and_rows() -> None:
    shown = html("| 我要 | 看 |\n| --- | --- |\n| 写稿 | [写稿](02.md) |")

    assert '<th scope="col">我要</th>' in shown
    assert '<td>写稿</td><td><a href="/to/02.md">写稿</a></td>' in shown
    assert "---" not in shown


def test_html_is_shown_as_text() -> None:
    shown = html('<script>alert(1)</script> [x"onclick=1](a"b)')

    assert "<script" not in shown
    assert 'href="/to/a&quot;b"' in shown
