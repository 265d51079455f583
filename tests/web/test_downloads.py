"""Files handed out under a name in any script."""

import pytest

from quiz.web.downloads import download


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("Year 10.csv", 'attachment; filename="Year 10.csv"'),
        ("Émile.csv", "attachment; filename=\"Emile.csv\"; filename*=UTF-8''%C3%89mile.csv"),
        ("الصف.csv", "attachment; filename*=UTF-8''%D8%A7%D9%84%D8%B5%D9%81.csv"),
        (
            "佐藤 10.csv",
            "attachment; filename=\"10.csv\"; filename*=UTF-8''%E4%BD%90%E8%97%A4%2010.csv",
        ),
    ],
)
def test_a_file_keeps_its_name(app, name, header):
    answer = download("content", "text/csv", name)
    assert answer.headers["Content-Disposition"] == header
    assert header.isascii()
