"""The command `quiz`."""

import errno
import os
import sys
from collections.abc import Mapping
from importlib import import_module
from io import TextIOWrapper
from typing import Any

import click

# Where each command is. A module is imported when its command is asked for, so that reading a
# text does not wait for the database's libraries.
ALONE = {"licences": "quiz.cli.licences:licences", "serve": "quiz.cli.serve:serve"}
GROUPS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "topics": (
        "What quizzes can be about.",
        {
            "export": "quiz.cli.library:export_topic",
            "list": "quiz.cli.library:list_topics",
        },
    ),
    "articles": (
        "The texts that are quoted.",
        {
            "import": "quiz.cli.importing:import_articles",
            "list": "quiz.cli.library:list_articles",
            "show": "quiz.cli.library:show_article",
        },
    ),
    "dates": ("Dates in prose.", {"find": "quiz.cli.reading:find_dates"}),
    "events": (
        "What happened, and when.",
        {
            "extract": "quiz.cli.reading:extract_events",
            "list": "quiz.cli.library:list_events",
        },
    ),
    "questions": ("What students are asked.", {"generate": "quiz.cli.bank:generate_questions"}),
    "sets": (
        "Question sets, and the files of other programs.",
        {
            "export": "quiz.cli.exchange:export_set",
            "import": "quiz.cli.exchange:import_set",
            "list": "quiz.cli.exchange:list_sets",
        },
    ),
    "teachers": (
        "Who teaches here.",
        {
            "invite": "quiz.cli.teachers:invite_teacher",
            "list": "quiz.cli.teachers:list_teachers",
        },
    ),
    "configuration": (
        "What other programs need to know of the server.",
        {
            "nginx": "quiz.cli.configuration:nginx",
            "systemd": "quiz.cli.configuration:systemd",
        },
    ),
    "database": (
        "The file that everything is kept in.",
        {
            "backup": "quiz.cli.database:back_up",
            "check": "quiz.cli.database:check",
            "restore": "quiz.cli.database:restore",
            "upgrade": "quiz.cli.database:upgrade",
        },
    ),
}
# What a server runs, and nobody types.
HIDDEN = {
    "imports": {"read": "quiz.cli.imports:read_imports"},
    "metrics": {"serve": "quiz.cli.metrics:serve_metrics"},
}


class Commands(click.Group):
    """Commands by the place of each, `module:name`."""

    def __init__(self, *args: Any, places: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = places

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted({*super().list_commands(ctx), *self.places})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.places:
            return super().get_command(ctx, cmd_name)
        module, name = self.places[cmd_name].split(":")
        command: click.Command = getattr(import_module(module), name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except OSError as trouble:
            if trouble.errno == errno.EPIPE:
                raise  # click ends quietly when nobody reads on
            drop_output()
            raise click.ClickException(f"Writing failed: {trouble.strerror}.") from trouble


def drop_output() -> None:
    """Let what is still to be written go nowhere, so that the end of the process cannot fail."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())


@click.group(
    cls=Commands,
    places=ALONE,
    context_settings={"help_option_names": ["-h", "--help"]},
)
def quiz() -> None:
    """History quizzes made from articles: every answer is proved and explained."""
    # A terminal that cannot show a letter shows a question mark; JSON is UTF-8 everywhere.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


for name, (what, places) in GROUPS.items():
    quiz.add_command(Commands(name, help=what, places=places))
for name, places in HIDDEN.items():
    quiz.add_command(Commands(name, hidden=True, places=places))
