"""`python -m quiz` is the same as `quiz`."""

from quiz.cli.main import quiz

quiz(prog_name="quiz")
