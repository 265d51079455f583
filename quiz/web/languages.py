"""In which language a page is, and what the core says in it."""

from babel import Locale
from flask import Flask, request
from flask_babel import Babel, format_decimal, get_babel, get_locale, gettext, ngettext
from markupsafe import Markup

from quiz.dates.wording import Length
from quiz.messages import Complaint, Message
from quiz.web import date_words

# The language the texts are written in; it needs no catalogue.
SOURCE = "en_GB"


def register(app: Flask) -> None:
    """Let each page be in the language its reader prefers, of those there are catalogues for."""
    Babel(app, default_locale=SOURCE, locale_selector=preferred)
    app.jinja_env.globals.update(page_language=page_language, lang=lang)
    app.jinja_env.filters.update(translated=translated, in_language=in_language)


def preferred() -> Locale | None:
    """Return the best of the languages there are for who asks; None for that of the source."""
    there_are: list[Locale] = get_babel().instance.list_translations()
    for wanted, quality in request.accept_languages:
        language = wanted.partition("-")[0].casefold()
        known = [one for one in there_are if one.language == language and quality]
        if known:
            return next((one for one in known if tag(one) == wanted), known[0])
    return None


def tag(locale: Locale) -> str:
    return str(locale).replace("_", "-")


def page_language() -> str:
    """Return the language of this page, as HTML names it: "en-GB"."""
    return tag(get_locale())


def lang(whose: object) -> Markup:
    """Return the attribute for the words of something; nothing where the page is in its language.

    What people write, as a question of their own, may be in any language, and has none.
    """
    language: str | None = getattr(whose, "language", None)
    if language is None or language == get_locale().language:
        return Markup()
    return Markup(' lang="{}"').format(language)


def in_language(words: str, whose: object) -> str:
    """Return words of something as they stand on a page, with their language if it is another."""
    attribute = lang(whose)
    return Markup("<span{}>{}</span>").format(attribute, words) if attribute else words


def translated(said: Message | Complaint | str) -> str:
    """Return what the core says, in the language of the page; text stays as it is."""
    if isinstance(said, str):
        return said
    message = said.said if isinstance(said, Complaint) else said
    values = {name: in_words(value) for name, value in message.values.items()}
    if message.plural:
        return ngettext(message.text, message.plural, message.number, **values)
    return gettext(message.text, **values)


def in_words(value: object) -> str:
    if isinstance(value, Message | Complaint):
        return translated(value)
    if isinstance(value, Length):
        return date_words.gap(value.days)
    return format_decimal(value) if isinstance(value, int) else str(value)
