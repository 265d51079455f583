"""Question sets out as tables, CSV and workbooks, and the tables that teachers fill in."""

from collections.abc import Iterator, Sequence

from quiz.formats import spreadsheets
from quiz.formats.exchange import FileQuestion, Package, Problem, Written, at_place
from quiz.formats.question_columns import Column, Each
from quiz.formats.question_key import KINDS, key_for
from quiz.formats.spreadsheets import AS_TYPED, LONGEST_CELL, Sheet
from quiz.formats.spreadsheets import Column as Shown
from quiz.formats.timeless import timeless
from quiz.messages import Message
from quiz.questions.written import (
    WrittenChoice,
    WrittenMultipleChoice,
    WrittenOrdering,
    WrittenQuestion,
    chosen_as_written,
    ordered_as_written,
)

FEWEST_OPTIONS = 8
# These have a column only where there is something in it.
_SELDOM = (Column.NAME, Column.IN_TIME)
_WIDTHS = {Column.QUESTION: 60, Column.EXPLANATION: 40, Column.SOURCE: 30}

Row = dict[tuple[str, int], str]

_NO_PICTURES = Message("A table holds no pictures: those of the question are left out.")
_ONLY_PICTURE = Message(
    "A table holds no pictures, and one of its choices has nothing else: it is left out."
)
_TOO_LONG = Message(
    "One of its texts has more than the %(most)s characters that a cell can have: it is left out.",
    most=LONGEST_CELL,
)
_TAG = Message("A tag cannot have a semicolon in a table: it is left out.")


def to_csv(package: Package) -> Written:
    """Return a question set as CSV, with the mark by which Excel knows UTF-8."""
    sheet, problems = table(package)
    return Written(spreadsheets.to_csv(sheet), problems)


def to_xlsx(package: Package) -> Written:
    """Return a question set as a workbook, with a sheet that says how to fill in more."""
    sheet, problems = table(package)
    return Written(timeless(spreadsheets.to_xlsx([sheet, guide()])), problems)


def csv_template() -> Written:
    """Return a table with a question of each kind, as CSV."""
    return to_csv(Package("Questions", EXAMPLES))


def xlsx_template() -> Written:
    """Return a table with a question of each kind, as a workbook."""
    return to_xlsx(Package("Questions", EXAMPLES))


def table(package: Package) -> tuple[Sheet, tuple[Problem, ...]]:
    """Return the questions of a set as rows below their headings, and what is not in them."""
    rows: list[Row] = []
    problems: list[Problem] = []
    for number, filed in enumerate(package.questions, start=1):
        question = filed.question
        if any(not choice.text.strip() for choice in question.choices):
            problems.append(Problem(at_place(number), _ONLY_PICTURE))
            continue
        row = dict(cells_of(filed))
        if max(map(len, row.values())) > LONGEST_CELL:
            problems.append(Problem(at_place(number), _TOO_LONG))
            continue
        rows.append({at: text for at, text in row.items() if text})
        if question.picture or any(choice.picture for choice in question.choices):
            problems.append(Problem(at_place(number), _NO_PICTURES))
        if any(";" in tag for tag in filed.tags):
            problems.append(Problem(at_place(number), _TAG))
    columns = columns_for(rows)
    return Sheet(
        package.title,
        tuple(map(shown, columns)),
        tuple(tuple(row.get(column, "") for column in columns) for row in rows),
    ), tuple(problems)


def columns_for(rows: Sequence[Row]) -> list[tuple[str, int]]:
    """Return the columns by their names, those of choices with a number from 1."""
    used = {column for row in rows for column in row}
    most = max((number for _, number in used), default=0)
    options = [(Each.OPTION, number) for number in range(1, max(most, FEWEST_OPTIONS) + 1)]
    before = (Column.ID, Column.NAME, Column.TYPE, Column.QUESTION)
    once = [(one, 0) for one in Column if one not in _SELDOM or (one, 0) in used]
    head = [column for column in once if column[0] in before]
    tail = [column for column in once if column[0] not in before]
    of_choices = [
        (kind, number)
        for kind in (Each.EXPLANATION, Each.SOURCE, Each.WEIGHT)
        for number in range(1, most + 1)
        if any((kind, place) in used for place in range(number, most + 1))
    ]
    return [*head, *options, *tail, *of_choices]


def shown(column: tuple[str, int]) -> Shown:
    name, number = column
    heading = f"{name} {number}" if number else name
    return Shown(heading, AS_TYPED, 20 if number else _WIDTHS.get(Column(name), 14))


def cells_of(filed: FileQuestion) -> Iterator[tuple[tuple[str, int], str]]:
    """Yield what stands in the row of a question, by its column."""
    question = filed.question
    choices = question.in_order if isinstance(question, WrittenOrdering) else question.choices
    once = {
        Column.ID: filed.number,
        Column.NAME: filed.name,
        Column.TYPE: KINDS[question.kind],
        Column.QUESTION: question.stem,
        Column.KEY: key_of(question),
        Column.EXPLANATION: question.explanation,
        Column.SOURCE: question.source,
        Column.POINTS: f"{filed.points:.9g}",
        Column.TAGS: tags_cell(filed.tags),
        Column.CATEGORY: filed.category,
        Column.IN_TIME: "yes" if filed.in_time else "",
    }
    yield from (((column, 0), text) for column, text in once.items())
    for number, choice in enumerate(choices, start=1):
        yield (Each.OPTION, number), choice.text
        yield (Each.EXPLANATION, number), choice.explanation
        yield (Each.SOURCE, number), choice.source
        yield (Each.WEIGHT, number), weight_cell(choice)


def key_of(question: WrittenQuestion) -> str:
    """Return the numbers of the right options; none for an order, whose options stand in it."""
    if isinstance(question, WrittenOrdering):
        return ""
    places = [at for at, one in enumerate(question.choices, start=1) if one.id in question.key]
    return key_for(places, [choice.text for choice in question.choices])


def tags_cell(tags: Sequence[str]) -> str:
    """Return tags with commas between, or semicolons where one has a comma in it."""
    whole = [tag for tag in tags if ";" not in tag]
    return "; ".join([*whole, ""]) if any("," in tag for tag in whole) else ", ".join(whole)


def weight_cell(choice: WrittenChoice) -> str:
    return "" if choice.weight is None else f"{100 * choice.weight:.5f}".rstrip("0").rstrip(".")


def guide() -> Sheet:
    head = Shown("Column", AS_TYPED, 20), Shown("What stands in it", AS_TYPED, 100)
    return Sheet("How to fill it in", head, GUIDE)


GUIDE = (
    ("id", "What you call the question, if you like. It may be empty."),
    ("type", "one right, several right, or order."),
    (
        "question",
        "What is asked. **Two stars** make words bold and *one star* makes them italic, here and "
        "in every other text.",
    ),
    (
        "option 1, option 2 …",
        "What can be picked, at least two. Add columns for more, as far as option 26. For an "
        "order, they stand in the right order: they are shown in another.",
    ),
    (
        "key",
        "Which options are right, by number or letter: 2 or B; 1, 3 or A, C. For an order it may "
        "be empty, or name all options in the right order: 2, 1, 3.",
    ),
    ("explanation", "What is shown after the answer. It may be empty."),
    ("source", "Where that is written. It may be empty."),
    ("points", "How many points the question is worth. Empty means 1."),
    ("tags", "Words for finding the question, with commas between."),
    ("category", "Where the question belongs, with slashes: Year 9/French Revolution."),
    ("explanation 1, explanation 2 …", "What is shown after the answer beside that option."),
    ("source 1, source 2 …", "Where that is written."),
    (
        "weight 1, weight 2 …",
        "Seldom needed: what picking that option earns, in percent, where this is more than right "
        "and wrong.",
    ),
)


def example_of_one() -> WrittenMultipleChoice:
    options = (
        ("1776", "In that year the American colonies declared independence."),
        ("1789", "Paris stormed it on 14 July 1789."),
        ("1792", "In that year France became a republic."),
        ("1804", "In that year Napoleon crowned himself."),
    )
    choices = [WrittenChoice(text, text, explanation) for text, explanation in options]
    source = "William Doyle, *The Oxford History of the French Revolution*"
    stem = "In which year was the **Bastille** stormed?"
    return chosen_as_written(stem, choices, [1], "", source)


def example_of_several() -> WrittenMultipleChoice:
    options = ("Metternich", "Bismarck", "Talleyrand", "Castlereagh")
    choices = [WrittenChoice(text, text) for text in options]
    stem = "Who took part in the Congress of Vienna?"
    explanation = "It met in 1814 and 1815. Bismarck was born in April 1815."
    return chosen_as_written(stem, choices, [0, 2, 3], explanation, several=True)


def example_of_order() -> WrittenOrdering:
    options = (
        ("The Tennis Court Oath", "20 June 1789"),
        ("The storming of the Bastille", "14 July 1789"),
        ("The execution of Louis XVI", "21 January 1793"),
        ("The coup of 18 Brumaire", "9 November 1799"),
    )
    choices = [WrittenChoice(text, text, explanation) for text, explanation in options]
    return ordered_as_written("Put these in order, earliest first.", choices)


EXAMPLES = (
    FileQuestion(example_of_one(), number="bastille", tags=("revolution", "France")),
    FileQuestion(example_of_several(), number="vienna", points=2),
    FileQuestion(example_of_order(), number="revolution", category="Year 9/French Revolution"),
)
