"""What every form of a page has in common."""

from flask import g, request
from wtforms import Form


class PageForm(Form):
    """A form that comes back with what was typed in it when it cannot be accepted.

    Its CSRF token is no field of it: the application checks that of every POST, before any view.
    """

    def __init__(self) -> None:
        super().__init__(request.form)

    def accepted(self) -> bool:
        """Return whether the form was sent, from a page of ours, and holds what it should."""
        return request.method == "POST" and "refusal" not in g and self.validate()

    @property
    def status(self) -> int:
        """The status the page comes back with: 400 from a stale page, 422 with errors."""
        if "refusal" in g:
            return 400
        return 422 if self.errors else 200

    @property
    def problem(self) -> str | None:
        """The first thing that is wrong, as a sentence."""
        errors = [*self.form_errors, *(error for field in self for error in field.errors)]
        return str(errors[0]) if errors else None

    def typed(self, name: str, otherwise: object) -> str:
        """Return what was sent in a field, or what it starts with."""
        return request.form.get(name, str(otherwise))
