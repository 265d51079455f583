"""Question files of other programs: sent, looked through, and taken into a set."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import PurePath
from threading import Lock

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext

from quiz.articles.file import LARGEST_FILE, LONGEST_TEXT, UnreadableFile
from quiz.formats import catalogue, question_sheet, questions_apart
from quiz.formats.catalogue import UndecidedFormat, format_named
from quiz.formats.exchange import MOST_QUESTIONS, FileQuestion
from quiz.formats.questions_apart import ReadFile
from quiz.formats.spreadsheets import file_stem
from quiz.storage import question_files, question_taking, sets
from quiz.storage.database import writing
from quiz.storage.question_files import KEPT, Counts, FileRecordRow, QuestionFileRow
from quiz.storage.question_taking import NothingToTake
from quiz.storage.sets import QuestionSetRow
from quiz.web.access import own_question_file, own_teacher, visitor
from quiz.web.downloads import download
from quiz.web.exchange_forms import ChoiceForm, QuestionFileForm, guessed_title
from quiz.web.forms import pressed
from quiz.web.home import fresh_key
from quiz.web.languages import translated
from quiz.web.notices import say
from quiz.web.sets import number_given

pages = Blueprint("exchange", __name__)

LARGEST_PASTE = 4 * LONGEST_TEXT + 64 * 1024  # bytes
# A file that is somewhat too large is refused with a sentence beside its field.
LARGEST_SENDING = 2 * LARGEST_FILE + LARGEST_PASTE
QUESTIONS_A_PAGE = 25
# However many are sent at once, each process has one read at a time: it may take much memory.
READING = Lock()
# In which questions are written by hand, row by row.
TABLES = {"xlsx": question_sheet.xlsx_template, "csv": question_sheet.csv_template}


@pages.url_value_preprocessor
def take_files(endpoint: str | None, _values: object) -> None:
    """Let a teacher send a file: this must be known before anything reads the form."""
    known = visitor() if endpoint == "exchange.new" else None
    if known and known.is_teacher:
        request.max_content_length = LARGEST_SENDING
        request.max_form_memory_size = LARGEST_PASTE


@dataclass(frozen=True, slots=True)
class OnItsWay:
    """A question file in a list: what it goes by, its format, and how much is in it."""

    row: QuestionFileRow
    label: str
    format: str
    counts: Counts


@pages.route("/sets/imports", methods=["GET", "POST"])
def new() -> ResponseReturnValue:
    """Send a question file to be read; see what is on its way."""
    known, form = own_teacher(), QuestionFileForm()
    if form.accepted():
        content, filename = form.content(), form.filename
        if read := read_or_told(form, content, filename):
            with writing():
                row = question_files.send(
                    known.id,
                    filename,
                    content,
                    read.format.name,
                    guessed_title(read.reading.title, filename),
                    read.reading,
                    datetime.now(UTC),
                )
            return redirect(url_for(".file", file_id=row.id), 303)
    page = render_template(
        "exchange/new.html",
        form=form,
        formats=catalogue.readable(),
        tables=[one for one in catalogue.FORMATS if one.name in TABLES],
        files=[on_its_way(row) for row in question_files.files_of(known.id)],
        largest=LARGEST_FILE,
        most=f"{MOST_QUESTIONS:,}",
    )
    return page, form.status


def read_or_told(form: QuestionFileForm, content: bytes, filename: str) -> ReadFile | None:
    """Return what was read; None, with a sentence beside a field, if it cannot be."""
    try:
        with READING:
            read = questions_apart.read(content, filename, form.format.data or "")
    except UndecidedFormat as doubt:
        form.format.errors = [translated(doubt)]
    except UnreadableFile as trouble:
        form.source.errors = [translated(trouble)]
    else:
        if read.reading.questions or read.reading.problems:
            return read
        form.source.errors = [
            gettext("There is no question in it, read as %(format)s.", format=read.format.label)
        ]
    return None


@pages.get("/sets/imports/tables/<name>")
def table(name: str) -> Response:
    """Take along a table to be filled in, with an example of each kind."""
    own_teacher()
    into = format_named(name)
    if into is None or name not in TABLES:
        abort(404)
    stem = file_stem(gettext("Questions to fill in"), "questions")
    return download(TABLES[name]().content, into.media_type, stem + into.ending)


def on_its_way(row: QuestionFileRow) -> OnItsWay:
    known = format_named(row.format)
    return OnItsWay(
        row=row,
        label=row.filename or gettext("Pasted questions"),
        format=known.label if known else row.format,
        counts=question_files.counts_of(row.id),
    )


@dataclass(frozen=True, slots=True)
class Leaf:
    """Some records of a file, and which page of how many they are, from 1."""

    rows: Sequence[FileRecordRow]
    number: int
    last: int


@dataclass(frozen=True, slots=True)
class ShownQuestion:
    """A question of a file as the page has it, with what is to be said of it."""

    row: FileRecordRow
    asked: FileQuestion
    ticked: bool


@pages.get("/sets/imports/<int:file_id>")
def file(file_id: int) -> ResponseReturnValue:
    """Look through the questions of a file, and choose which are taken."""
    row = own_question_file(file_id)
    return file_page(row, choice_form(row))


def choice_form(row: QuestionFileRow) -> ChoiceForm:
    return ChoiceForm(row, sets.sets_of(own_teacher().id))


def file_page(row: QuestionFileRow, form: ChoiceForm) -> ResponseReturnValue:
    arrival = on_its_way(row)
    leaf = leaf_of(row.id, arrival.counts.questions, number_given("page"), questions=True)
    others = leaf_of(row.id, arrival.counts.others, number_given("others"), questions=False)
    known = format_named(row.format)
    page = render_template(
        "exchange/file.html",
        arrival=arrival,
        form=form,
        leaf=leaf,
        questions=[shown(one, form) for one in leaf.rows],
        others=others,
        target=sets.set_numbered(row.set_id) if row.set_id else None,
        rejoins=bool(known and known.rejoin and arrival.counts.rest),
        days=KEPT.days,
    )
    return page, form.status


def leaf_of(file_id: int, count: int, asked_for: int, *, questions: bool) -> Leaf:
    last = max(1, -(-count // QUESTIONS_A_PAGE))
    number = min(max(asked_for, 1), last)
    first = (number - 1) * QUESTIONS_A_PAGE
    rows = question_files.records_of(
        file_id, questions=questions, first=first, most=QUESTIONS_A_PAGE
    )
    return Leaf(rows, number, last)


def shown(row: FileRecordRow, form: ChoiceForm) -> ShownQuestion:
    ticked = row.position in form.ticked if row.position in form.shown else not row.left_out
    return ShownQuestion(row, row.to_core(), ticked)


@pages.post("/sets/imports/<int:file_id>/choice")
def choice(file_id: int) -> ResponseReturnValue:
    """Take what is ticked into a set; or only keep the ticks, and look at another page."""
    row = own_question_file(file_id)
    form = choice_form(row)
    if not form.accepted():
        return file_page(row, form)
    if "leaf" in request.form:
        with writing():
            kept(row, form)
        address = url_for(".file", file_id=file_id, page=request.form["leaf"], _anchor="questions")
        return redirect(address, 303)
    try:
        return redirect(taken(row, form), 303)
    except NothingToTake as reason:
        form.form_errors.append(translated(reason))
        return file_page(row, form)


def kept(row: QuestionFileRow, form: ChoiceForm) -> int:
    """Keep what was chosen; return how many questions are newly left out: the set has them.

    Nothing is chosen any more of what was taken, perhaps at this very moment; 404 where it is gone.
    """
    own_question_file(row.id)
    if row.taken_at is not None:
        return 0
    question_files.choose(row.id, form.shown, form.ticked)
    row.title, row.tags = form.title.data or "", "\n".join(form.tags.tags)
    return question_taking.aim(row, form.target_set)


def taken(row: QuestionFileRow, form: ChoiceForm) -> str:
    """Take what is ticked, and return the address of the first of it in its set.

    Where the set has some of it, it is not ticked any more, and to be looked at first. Raises
    NothingToTake.
    """
    known, label = own_teacher(), on_its_way(row).label
    here = url_for(".file", file_id=row.id)
    with writing():
        known_now, first_time = kept(row, form), row.taken_at is None
        number = question_files.counts_of(row.id).chosen
        new = new_set(known.id, row)
        target = (
            None if known_now else question_taking.take(row, new, known, label, datetime.now(UTC))
        )
    if known_now:
        say(already_there(known_now))
    if target is None:
        return here
    if not first_time:
        return url_for("sets.question_set", set_id=target.id)
    say(done(number, label, question_files.counts_of(row.id)))
    at = sets.size_of(target.id) - number + 1
    return url_for("sets.question_set", set_id=target.id, at=at, _anchor=f"question-{at}")


def already_there(count: int) -> str:
    return ngettext(
        "That set asks %(num)s of these questions already: it is not ticked any more. Look at what "
        "is, and press once more.",
        "That set asks %(num)s of these questions already: they are not ticked any more. Look at "
        "what is, and press once more.",
        count,
    )


def new_set(owner_id: int, row: QuestionFileRow) -> QuestionSetRow:
    made = sets.of_no_topic(owner_id, row.title, fresh_key(), datetime.now(UTC))
    made.tags = row.tags
    return made


def done(number: int, label: str, left: Counts) -> str:
    """Return what to say of so many questions taken from a file, in which there is some left."""
    said = ngettext(
        "%(num)s question is taken from %(label)s.",
        "%(num)s questions are taken from %(label)s.",
        number,
        label=label,
    )
    if not left.questions and not left.others:
        return said
    kept = gettext(
        "What was not is kept under “Import questions” for %(days)s days.", days=KEPT.days
    )
    return f"{said} {kept}"


@pages.get("/sets/imports/<int:file_id>/rest")
def rest(file_id: int) -> Response:
    """Take along, as a file of the same format, what of a file is not taken."""
    row = own_question_file(file_id)
    into = format_named(row.format)
    records, content = question_files.rest_of(row)
    if into is None or into.rejoin is None or not records:
        abort(404)
    # What is left of a workbook is a table of text.
    made = (into.ending == ".xlsx" and format_named("csv")) or into
    stem = file_stem(PurePath(row.filename).stem, "questions")
    name = gettext("%(file)s not taken", file=stem) + made.ending
    return download(into.rejoin(records, content), made.media_type, name)


@pages.post("/sets/imports/<int:file_id>/deletion")
def discard(file_id: int) -> ResponseReturnValue:
    """Let a file be gone of which nothing more is wanted."""
    row = own_question_file(file_id)
    if not pressed():
        return redirect(url_for(".file", file_id=file_id), 303)
    label = on_its_way(row).label
    with writing():
        question_files.discard(file_id)
    say(gettext("“%(label)s” is discarded.", label=label))
    return redirect(url_for(".new"), 303)
