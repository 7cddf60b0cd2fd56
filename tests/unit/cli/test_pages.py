from vneduunion.cli.pages import page


def test_a_page_is_whole_and_its_title_is_text():
    said = page("<b> & Co", ["<p>here</p>"], "vi")
    assert said.startswith('<!doctype html>\n<html lang="vi">\n<meta charset="utf-8">')
    assert "<title>&lt;b&gt; &amp; Co</title>" in said
    assert said.endswith("<h1>&lt;b&gt; &amp; Co</h1>\n<p>here</p>\n</html>")
    assert "http" not in said
