"""How cards look in Anki, and what must stay as it is."""

from quiz.formats.anki_models import EVENT, LOOK, QUESTION


def test_what_pupils_have_already_is_of_these_models():
    """With another number or another name, all their cards would be doubled."""
    assert [
        (
            one.model_id,
            [field["name"] for field in one.fields],
            [template["name"] for template in one.templates],
        )
        for one in (QUESTION, EVENT)
    ] == [
        (
            1_728_640_513,
            ["Question", "Choices", "Answer", "About the choices", "Explanation"],
            ["Card 1"],
        ),
        (1_728_640_514, ["Event", "Date", "Sources"], ["Card 1"]),
    ]


def test_a_card_shows_what_is_asked_before_it_is_turned_and_the_rest_after():
    for one in (QUESTION, EVENT):
        (template,) = one.templates
        shown = [f"{{{{{field['name']}}}}}" in template["qfmt"] for field in one.fields]
        told = [f"{{{{{field['name']}}}}}" in template["afmt"] for field in one.fields]
        assert all(is_shown != is_told for is_shown, is_told in zip(shown, told, strict=True))
        assert "{{FrontSide}}" in template["afmt"]


def test_the_dark_appearance_has_colours_of_its_own():
    dark = [line for line in LOOK.splitlines() if line.startswith(".night")]
    light = "".join(line for line in LOOK.splitlines() if not line.startswith(".night"))
    for colour in ("color: #e8e4d9", "background: #15181c"):
        assert colour in dark[0]
        assert colour not in light
