"""Is everything in the database as it should be."""

import hashlib
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import joinedload, undefer

from quiz.articles.article import Article
from quiz.attempts.answers import from_text
from quiz.dates.edtf import UnreadableDate
from quiz.events.event import BrokenQuotation
from quiz.practice.evidence import evidence
from quiz.practice.memory import CONTEXTS_TO_LEAVE
from quiz.results.tallies import counted
from quiz.storage import bank, memory
from quiz.storage.bank import QuestionRow
from quiz.storage.database import db
from quiz.storage.evidence import EventTallyRow, kept_tallies
from quiz.storage.gradebook import AttemptRow, ItemRow
from quiz.storage.library import ArticleRow, EventRow, ExcerptRow, TopicRow
from quiz.storage.pictures import PictureRow
from quiz.storage.question_files import FilePictureRow, FileRecordRow

# Credits are added one by one, and in another order here.
ROUNDING = 1e-9


def problems() -> Iterator[str]:
    """Yield a sentence for each thing that is wrong; none when the database is sound."""
    for check in (
        file,
        references,
        quotations,
        topics,
        attempts,
        drafts,
        questions,
        pictures,
        question_files,
        tallies,
        memories,
    ):
        yield from check()


def file() -> Iterator[str]:
    for (found,) in db.session.connection().exec_driver_sql("PRAGMA integrity_check"):
        if found != "ok":
            yield f"The database file is damaged: {found}."


def references() -> Iterator[str]:
    for table, row, parent, _ in db.session.connection().exec_driver_sql(
        "PRAGMA foreign_key_check"
    ):
        yield f"Row {row} of {table} belongs to a row of {parent} that is not there."


def quotations() -> Iterator[str]:
    """Compare every quotation with its place, every article's length with its text."""
    articles = db.session.scalars(select(ArticleRow).options(undefer(ArticleRow.text)))
    for article in articles.all():
        text = article.to_core()
        length = len(text.text)
        if length != article.characters:
            yield f"Article {article.slug} has {length} characters, not {article.characters}."
        yield from broken_quotations(article.id, text)


def broken_quotations(article_id: int, article: Article) -> Iterator[str]:
    excerpts = db.session.execute(
        select(ExcerptRow, EventRow.name)
        .join(EventRow, EventRow.id == ExcerptRow.event_id)
        .where(ExcerptRow.article_id == article_id)
        .options(joinedload(ExcerptRow.article))
    )
    for row, event in excerpts:
        try:
            row.to_core().check(article)
        except BrokenQuotation as difference:
            yield f"Event {event} is misquoted: {difference}."
        except UnreadableDate as trouble:
            yield f"Event {event} has no readable date in {article.slug}: {trouble}."
        except ValueError as trouble:
            yield f"Event {event} has an excerpt that cannot be: {trouble}."


def topics() -> Iterator[str]:
    """Compare the numbers kept on each topic with what there is."""
    told = (
        select(func.count(EventRow.id.distinct()))
        .join(ExcerptRow, ExcerptRow.event_id == EventRow.id)
        .join(ArticleRow, ArticleRow.id == ExcerptRow.article_id)
        .where(EventRow.topic_id == TopicRow.id, ArticleRow.removed_at.is_(None))
    )
    articles, events, usable = (
        count.scalar_subquery()
        for count in (
            select(func.count(ArticleRow.id)).where(
                ArticleRow.topic_id == TopicRow.id, ArticleRow.removed_at.is_(None)
            ),
            told,
            told.where(EventRow.usable),
        )
    )
    for topic, *found in db.session.execute(select(TopicRow, articles, events, usable)):
        kept = [topic.articles, topic.events, topic.usable]
        if found != kept:
            yield (f"Topic {topic.slug} has {said(found)}, but its row says {said(kept)}.")


def said(counts: list[int]) -> str:
    articles, events, usable = counts
    return f"{articles} articles and {events} events, {usable} of them usable"


def attempts() -> Iterator[str]:
    """Compare the numbers kept on each attempt with its items."""
    rows = db.session.execute(
        select(
            AttemptRow,
            func.count(ItemRow.position),
            func.count(ItemRow.answered_at),
            func.sum(ItemRow.credit * ItemRow.points),
            func.sum(ItemRow.points),
        )
        .outerjoin(ItemRow, ItemRow.attempt_id == AttemptRow.id)
        .group_by(AttemptRow.id)
        .order_by(AttemptRow.id)
        .execution_options(yield_per=500)
    )
    for attempt, questions, answered, earned, worth in rows:
        score, points = earned or 0.0, worth or 0.0
        if (attempt.questions, attempt.answered) != (questions, answered):
            yield (
                f"Attempt {attempt.id} has {questions} items, {answered} of them answered, "
                f"but its row says {attempt.questions} and {attempt.answered}."
            )
        if abs(attempt.score - score) > ROUNDING:
            yield f"Attempt {attempt.id} earned {score}, but its row says {attempt.score}."
        if abs(attempt.points - points) > ROUNDING:
            yield f"Attempt {attempt.id} is worth {points}, but its row says {attempt.points}."
        complete, ended = answered == questions, attempt.finished_at is not None
        if complete and not ended and not attempt.exam:
            yield f"Attempt {attempt.id} has an answer to every question, but has not ended."


def drafts() -> Iterator[str]:
    """Find drafts where answers are: of what is answered, in exams, and after the end."""
    rows = db.session.execute(
        select(
            ItemRow.attempt_id,
            ItemRow.position,
            ItemRow.answer,
            ItemRow.draft,
            ItemRow.revision,
            AttemptRow.exam,
        )
        .join(AttemptRow, AttemptRow.id == ItemRow.attempt_id)
        .where(
            or_(
                ItemRow.revision < 0,
                and_(
                    ItemRow.draft.is_not(None),
                    or_(
                        ItemRow.answer.is_not(None),
                        AttemptRow.exam,
                        AttemptRow.finished_at.is_not(None),
                    ),
                ),
            )
        )
        .order_by(ItemRow.attempt_id, ItemRow.position)
    )
    for row in rows:
        question = f"question {row.position} of attempt {row.attempt_id}"
        if row.revision < 0:
            yield f"There is revision {row.revision} of {question}."
        if row.draft is not None:
            ended = "it is an exam" if row.exam else "it has ended"
            why = "it is answered" if row.answer else ended
            yield f"There is a draft of {question}, though {why}."


def questions() -> Iterator[str]:
    """Compare every frozen question with the digest of what was frozen."""
    rows = db.session.scalars(
        select(QuestionRow).order_by(QuestionRow.id).execution_options(yield_per=500)
    )
    for row in rows:
        if bank.digest(row.record) != row.digest:
            yield f"Question {row.id} was changed after it was frozen."


def pictures() -> Iterator[str]:
    """Compare every picture with the digest it is kept under."""
    for table in (PictureRow, FilePictureRow):
        rows = db.session.execute(
            select(table.digest, table.content).execution_options(yield_per=20)
        )
        for row in rows:
            if hashlib.sha256(row.content).hexdigest() != row.digest:
                yield f"Picture {row.digest} was changed after it was kept."


def question_files() -> Iterator[str]:
    """Look for questions on their way into sets that cannot be read any more."""
    rows = db.session.scalars(
        select(FileRecordRow)
        .where(FileRecordRow.question.is_not(None))
        .order_by(FileRecordRow.file_id, FileRecordRow.position)
        .execution_options(yield_per=500)
    )
    for row in rows:
        try:
            row.to_core()
        except (LookupError, TypeError, ValueError) as trouble:
            yield (
                f"Question {row.position} of question file {row.file_id} cannot be read: {trouble}."
            )


def tallies() -> Iterator[str]:
    """Compare what is counted of each person's answers with the answers themselves."""
    counts = set(db.session.execute(select(EventTallyRow.person_id, EventTallyRow.topic_slug)))
    for (person_id, topic_slug), group in groupby(answers_given(), lambda row: row[:2]):
        answers = list(group)
        counts.discard((person_id, topic_slug))
        if any(bank.digest(row.record) != row.digest for row in answers):
            continue  # of such a question `questions` tells
        found = counted(
            (evidence(bank.thawed(row.record), from_text(row.answer)), row.answered_at)
            for row in answers
        )
        if not found.equal(kept_tallies(person_id, topic_slug)):
            yield (
                f"The answers of person {person_id} on {topic_slug} add up to something else "
                "than is counted."
            )
    for person_id, topic_slug in sorted(counts):
        yield f"Of person {person_id} answers on {topic_slug} are counted, but there are none."


def memories() -> Iterator[str]:
    """Look for pairs to be asked again that nobody mixed up, or that should have left."""
    for row in memory.never_mixed_up():
        yield f"Person {row.person_id} never mixed up {row.earlier} and {row.later}, but is asked."
    for row in memory.all_rows():
        pair = f"{row.earlier} and {row.later} of person {row.person_id}"
        try:
            kept = row.to_core()
        except ValueError as trouble:
            yield f"What is remembered of {pair} cannot be read: {trouble}."
            continue
        if len(kept.told_apart) >= CONTEXTS_TO_LEAVE:
            yield f"The pair {pair} was told apart often enough, but is asked."
        if kept.due_at < kept.reviewed_at:
            yield f"The pair {pair} is due before it was asked last."


def answers_given() -> Iterable[Any]:
    """Return every answer that is counted with its question, in order of person and topic."""
    return db.session.execute(
        select(
            AttemptRow.person_id,
            AttemptRow.topic_slug,
            ItemRow.answer,
            ItemRow.answered_at,
            QuestionRow.record,
            QuestionRow.digest,
        )
        .join(ItemRow, ItemRow.attempt_id == AttemptRow.id)
        .join(QuestionRow, QuestionRow.id == ItemRow.question_id)
        .where(ItemRow.answered_at.is_not(None), AttemptRow.tallied, AttemptRow.topic_slug != "")
        .order_by(AttemptRow.person_id, AttemptRow.topic_slug)
        .execution_options(yield_per=500)
    )
