"""How far the linter agrees with careful readers, flaw by flaw: python -m tests.bench.linting

Prints precision and recall on the samples in `tests/samples/item_flaws.json`, for those the rules
were adjusted on and those held out, and the examples on which the linter is wrong.
"""

from quiz.questions.flaws import Flaw
from tests.questions.flawed import agreement, examples

PARTS = ("development", "held out")


def main() -> None:
    every = examples()
    parts = [[one for one in every if one.part == part] for part in PARTS]
    print(f"{'':32}" + "".join(f"{part:>32}" for part in PARTS))
    print(f"{'':32}" + f"{'flawed precision recall':>32}" * len(PARTS))
    for flaw in Flaw:
        row = f"{flaw:28} {'' if flaw.judged_by_program else '(p)':3}"
        for part in parts:
            found = agreement(flaw, part)
            count = found.right + found.missed
            row += f"{count:15}{found.precision:10.2f}{found.recall:7.2f}"
        print(row)
    for one in every:
        missed, wrong = one.flaws - one.found, one.found - one.flaws
        if missed or wrong:
            print(f"{one.part}: {one.question.stem} {[c.text for c in one.question.choices]}")
            print(f"    missed {sorted(missed)}, wrongly found {sorted(wrong)}")


if __name__ == "__main__":
    main()
