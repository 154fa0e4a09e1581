"""A checklist from the garage to a file: composed here, drawn on any thread, saved whole."""

import threading
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from keigarage.domain.car import Car, CarId
from keigarage.domain.errors import DiskTrouble, NotFound
from keigarage.services.printing import Manuscript, Printing, draw

from .conftest import Bench


@pytest.fixture
def printing(bench: Bench) -> Printing:
    return Printing(bench.outlooks)


def text_of(pdf: bytes) -> str:
    """The words of all pages, broken lines put together."""
    pages = pypdf.PdfReader(BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def test_the_checklist_of_a_car(printing: Printing, beat: CarId) -> None:
    manuscript = printing.compose(beat)
    assert manuscript.title == "Honda Beat, Texas"
    text = text_of(draw(manuscript, "letter"))
    for words in ("Texas", "PP1-1100123", "130-U", "May 1991", "22 November 2026"):
        assert words in text


def test_another_state_may_be_asked_than_the_cars_own(printing: Printing, beat: CarId) -> None:
    manuscript = printing.compose(beat, "ky")
    assert manuscript.title == "Honda Beat, Kentucky"
    text = text_of(draw(manuscript, "letter"))
    assert "Kentucky" in text and "130-U" not in text


def test_a_car_without_a_state_is_told_to_choose_one(bench: Bench, printing: Printing) -> None:
    car = bench.add(Car(name="Sunny"))
    with pytest.raises(NotFound, match=r"^Sunny has no state yet: choose the state"):
        printing.compose(car)
    with pytest.raises(NotFound):
        printing.dmv_checklist(car)
    assert printing.compose(car, "TX").title == "Sunny, Texas"


def test_unknown_cars_states_and_sizes_are_named(printing: Printing, beat: CarId) -> None:
    with pytest.raises(NotFound, match="no car 9 "):
        printing.compose(CarId(9))
    with pytest.raises(NotFound, match="ZZ"):
        printing.compose(beat, "ZZ")
    with pytest.raises(NotFound, match="a3"):
        printing.dmv_checklist(beat, size="a3")


def test_the_same_manuscript_gives_the_same_bytes(printing: Printing, beat: CarId) -> None:
    once, again = printing.compose(beat), printing.compose(beat)
    assert once == again
    assert draw(once, "letter") == draw(again, "letter") == printing.dmv_checklist(beat)


@pytest.mark.parametrize("size, points", [("letter", (612, 792)), ("a4", (595, 842))])
def test_it_comes_on_either_paper(
    printing: Printing, beat: CarId, size: str, points: tuple[int, int]
) -> None:
    for page in pypdf.PdfReader(BytesIO(printing.dmv_checklist(beat, size=size))).pages:
        assert (round(page.mediabox.width), round(page.mediabox.height)) == points


def test_a_manuscript_is_drawn_on_another_thread(
    bench: Bench, printing: Printing, beat: CarId
) -> None:
    """Drawing touches no store: what was composed stays as it was, whatever happens meanwhile."""
    manuscript = printing.compose(beat)
    here = draw(manuscript, "letter")
    bench.garage.edit(beat, {"chassis_no": "PP1-1999999"})
    drawn: list[bytes] = []
    thread = threading.Thread(target=lambda: drawn.append(draw(manuscript, "letter")))
    thread.start()
    thread.join()
    assert drawn == [here]
    assert isinstance(manuscript, Manuscript) and printing.compose(beat) != manuscript


def test_a_saved_checklist_is_the_rendered_one(
    printing: Printing, beat: CarId, tmp_path: Path
) -> None:
    pdf, path = printing.dmv_checklist(beat), tmp_path / "チェック.pdf"
    assert printing.save(pdf, path) == len(pypdf.PdfReader(BytesIO(pdf)).pages)
    assert path.read_bytes() == pdf


def test_a_place_that_cannot_be_written_is_named(
    printing: Printing, beat: CarId, tmp_path: Path
) -> None:
    path = tmp_path / "missing" / "a.pdf"
    with pytest.raises(DiskTrouble) as refused:
        printing.save(printing.dmv_checklist(beat), path)
    assert str(path) in str(refused.value)
    assert list(tmp_path.glob("*.pdf")) == []
