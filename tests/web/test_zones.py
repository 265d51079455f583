"""Time zones that can be chosen."""

from zoneinfo import ZoneInfo

import pytest

from quiz.web.zones import default_zone, zones


def test_every_zone_has_a_place_or_is_utc():
    assert {"Europe/Vienna", "America/Argentina/Buenos_Aires", "UTC"} <= set(zones())
    assert zones()["America/New_York"] == "America/New York"
    assert not [zone for zone in zones() if zone.startswith(("Etc/", "posix/"))]
    assert all(ZoneInfo(zone) for zone in zones())


@pytest.mark.parametrize(("setting", "zone"), [("Asia/Tokyo", "Asia/Tokyo"), ("Etc/GMT+3", "UTC")])
def test_the_zone_of_the_installation_comes_first(app, monkeypatch, setting, zone):
    monkeypatch.setitem(app.config, "TIME_ZONE", ZoneInfo(setting))
    with app.app_context():
        assert default_zone() == zone


def test_without_a_setting_it_is_the_machines_or_utc(app, monkeypatch):
    monkeypatch.setitem(app.config, "TIME_ZONE", None)
    with app.app_context():
        assert default_zone() in zones()
