"""A request that is refused is taken to its end from a proxy, and from nobody else."""

from dataclasses import replace
from io import BytesIO

import pytest

from quiz.app import create_app
from tests.conftest import settings_in

SIZE = 3_000_000


@pytest.mark.parametrize(("proxies", "left"), [(1, 0), (0, SIZE)])
def test_what_is_refused_is_taken_to_its_end_from_a_proxy(tmp_path, proxies, left):
    client = create_app(replace(settings_in(tmp_path), trusted_proxies=proxies)).test_client()
    sent = BytesIO(b"x" * SIZE)
    form = "application/x-www-form-urlencoded"
    answer = client.post("/sign-in", input_stream=sent, content_length=SIZE, content_type=form)
    assert answer.status_code == 413
    assert len(sent.read()) == left
