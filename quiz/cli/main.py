"""The command `quiz`."""

import errno
import os
import sys
from io import TextIOWrapper
from typing import Any

import click

from quiz.cli.bank import questions
from quiz.cli.database import database
from quiz.cli.library import articles, events, topics
from quiz.cli.serve import serve
from quiz.config import UnusableSetting
from quiz.formats.topic_file import BrokenTopic
from quiz.storage.database import UnusableDatabase


class Commands(click.Group):
    """Commands whose foreseeable troubles are one line on standard error, exit status 1."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (UnusableSetting, UnusableDatabase, BrokenTopic) as trouble:
            raise click.ClickException(str(trouble)) from trouble
        except OSError as trouble:
            if trouble.errno == errno.EPIPE:
                raise  # click ends quietly when nobody reads on
            drop_output()
            raise click.ClickException(f"Writing failed: {trouble.strerror}.") from trouble


def drop_output() -> None:
    """Let what is still to be written go nowhere, so that the end of the process cannot fail."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
def quiz() -> None:
    """History quizzes made from articles: every answer is proved and explained."""
    # A terminal that cannot show a letter shows a question mark; JSON is UTF-8 everywhere.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


quiz.add_command(serve)
quiz.add_command(topics)
quiz.add_command(articles)
quiz.add_command(events)
quiz.add_command(questions)
quiz.add_command(database)
