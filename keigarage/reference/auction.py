"""Grades and marks of auction sheets, by the letters that stand on a sheet."""

import re

from keigarage.domain.auction import AuctionWords, GradeWord
from keigarage.reference.background import Auction, MarkRow

_SCALE = re.compile(r"\s+small to large$")  # the size says so itself


def auction_words(page: Auction) -> AuctionWords:
    """The book's table. A row may tell of several letters: `A1-A3`, or `X / XX` in that order."""
    row = page.auction_grades
    grades = {
        grade.grade: GradeWord(
            grade.grade, grade.meaning, grade.confidence or row.confidence, grade.url or ""
        )
        for grade in row.grades
    }
    marks = {letter: meaning for mark in row.marks for letter, meaning in _letters(mark)}
    return AuctionWords(
        grades=grades,
        marks=marks,
        note=row.scale_note,
        url=row.marks_url,
        confidence=row.confidence,
    )


def _letters(row: MarkRow) -> list[tuple[str, str]]:
    letters = [part.strip() for part in row.mark.split("/")]
    meanings = [part.strip() for part in row.meaning.split("/")]
    if len(letters) == len(meanings) > 1:
        return list(zip(letters, meanings, strict=True))
    meaning = _SCALE.sub("", row.meaning)
    return [(re.sub(r"\d.*$", "", letter), meaning) for letter in letters]
