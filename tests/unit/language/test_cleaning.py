"""What HTML may hold (house decision 11)."""

import pytest

from da_nb.language.cleaning import clean


@pytest.mark.parametrize(
    "html",
    [
        '<div class="box p-3" id="here" data-x="1" aria-label="y">a</div>',
        '<span style="color:red;font-weight:bold">a</span>',
        '<a href="#there">a</a>',
        '<a href="?action=x">a</a>',
        '<a href="?k=v&amp;l=w">a</a>',
        '<a href="/interview?i=a&amp;action=x">a</a>',
        '<a href="interview?action=x#b">a</a>',
        '<a href="mailto:a@example.com">a</a>',
        '<img alt="a" src="data:image/png;base64,AA">',
        '<input class="a" type="text" name="b">',
        '<p align="center">a</p>',
        '<details open=""><summary>a</summary>b</details>',
        '<td style="text-align:right">a</td>'.join(("<table><tbody><tr>", "</tr></tbody></table>")),
    ],
)
def test_what_stays(html: str) -> None:
    """An author's classes, ids, styles, data attributes and form elements stay."""
    assert clean(html) == html


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ('<b onclick="x()" onmouseover=y>a</b>', "<b>a</b>"),
        ("<script>x()</script>a<style>b{}</style>", "a"),
        ('<iframe src="https://example.com"></iframe>a<object>b</object>', "a"),
        ("<svg><script>x()</script></svg>a", "a"),
        ('<a href="javascript:x()">a</a>', "<a>a</a>"),
        ('<a href=" JaVa&#115;cript:x()">a</a>', "<a>a</a>"),
        ('<a href="data:text/html,x">a</a>', "<a>a</a>"),
        ('<a href="vbscript:x">a</a>', "<a>a</a>"),
        ('<img src="x" onerror="y">', '<img src="x">'),
        ('<form action="https://example.com"><button formaction="z">a</button></form>', "<button>a</button>"),
        (
            '<div style="position:fixed;top:0;color:red;background:url(https://e.org)">a</div>',
            '<div style="color:red">a</div>',
        ),
        (
            '<div style="background-color:expression(x);transform:none">a</div>',
            '<div style="background-color:expression(x)">a</div>',
        ),
        ('<b data-commandlinker-command="terminal:create-new" data-x="1">a</b>', '<b data-x="1">a</b>'),
        (
            '<a data-da-definition="&lt;img onerror=x&gt;" DATA-DA-x="y" class="da-term">a</a>',
            '<a class="da-term">a</a>',
        ),
        ('<div class="jp-Dialog a lm-Widget">b</div>', '<div class="a">b</div>'),
        ('<div class="jp-Dialog">b</div>', "<div>b</div>"),
        ("<!-- a -->b", "b"),
        ("<b>a", "<b>a</b>"),
    ],
)
def test_what_goes(html: str, left: str) -> None:
    """What runs, calls out, or leaves the screen is dropped, also what JupyterLab would run or place."""
    assert clean(html) == left


@pytest.mark.parametrize(
    "attributes",
    [
        'href="https://example.com"',
        'href="//example.com"',
        'href="HTTP://e.org" rel="x"',
        'href="https://e.org" target="_top"',
        'href="https://e.org/?action=x"',
        'href="/files/a.pdf"',
        'href="a.docx"',
        'href="a.html#?action=x"',
    ],
)
def test_links_to_other_hosts_and_files_open_a_new_tab(attributes: str) -> None:
    """Language 13.2: a new tab that cannot reach this one."""
    html = clean(f'<a {attributes} title="t">a</a>')
    assert html.endswith(' target="_blank" rel="noopener">a</a>')
    assert html.count("target=") == html.count("rel=") == 1
    assert 'title="t"' in html


def test_a_link_with_a_target_opens_a_new_tab() -> None:
    """A target of the author's choice could replace the notebook."""
    assert clean('<a href="/a" target="_parent">a</a>') == '<a href="/a" target="_blank" rel="noopener">a</a>'
