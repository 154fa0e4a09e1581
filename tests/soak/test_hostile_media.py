"""Spoiled pictures and PDFs: whoever reads them may fail, the program that asked never does."""

import io
import os
import random
from pathlib import Path

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from keigarage.ui.files.pictures import drawn

pytestmark = pytest.mark.soak

TIMES = int(os.environ.get("KEIGARAGE_MEDIA", "40"))
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "TIFF")


def mutated(content: bytes, chance: random.Random) -> bytes:
    """The same file with some bytes changed, cut, doubled or put in."""
    spoiled = bytearray(content)
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(spoiled) or 1)
        match chance.randrange(4):
            case 0 if spoiled:
                spoiled[at] = chance.randrange(256)
            case 1:
                del spoiled[at : at + chance.randint(1, 60)]
            case 2:
                spoiled[at:at] = spoiled[at : at + 40]
            case _:
                spoiled[at:at] = chance.randbytes(8)
    return bytes(spoiled)


@pytest.mark.parametrize("kind", FORMATS)
def test_spoiled_pictures(tmp_path: Path, kind: str) -> None:
    chance, shown = random.Random(kind), 0
    whole = io.BytesIO()
    Image.effect_noise((160, 120), 60).convert("RGB").save(whole, kind)
    for number in range(TIMES):
        path = tmp_path / f"{number}.jpg"  # a wrong ending for most of them
        path.write_bytes(mutated(whole.getvalue(), chance))
        picture = drawn(path, False, 0, 192)
        assert (picture.image is None) == bool(picture.why)
        shown += picture.image is not None
    print(f"\n{kind}: {shown} of {TIMES} spoiled pictures could still be shown")


def test_spoiled_pdfs(tmp_path: Path) -> None:
    chance = random.Random(5)
    canvas = Canvas(str(tmp_path / "whole.pdf"), pageCompression=0)
    for number in range(3):
        canvas.drawString(80, 700, f"page {number}")
        canvas.showPage()
    canvas.save()
    whole = (tmp_path / "whole.pdf").read_bytes()
    for number in range(TIMES):
        path = tmp_path / f"{number}.pdf"
        path.write_bytes(mutated(whole, chance))
        picture = drawn(path, True, chance.randrange(5), 192)
        assert (picture.image is None) == bool(picture.why)


@pytest.mark.parametrize("content", [b"", b"\0", b"%PDF-", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"])
@pytest.mark.parametrize("is_pdf", [True, False])
def test_next_to_nothing(tmp_path: Path, content: bytes, is_pdf: bool) -> None:
    (tmp_path / "x").write_bytes(content)
    assert "kept as it was attached" in drawn(tmp_path / "x", is_pdf, 0, 192).why
