"""One picture of a file somebody sent, made in a process of its own; run as a script.

A crafted picture or PDF may crash or swell whoever reads it. This process reads it for the window,
with little memory and time, and answers on stdout: a line of JSON, then the pixels as a PNG.
"""

import io
import json
import sys
from contextlib import suppress
from importlib import import_module
from typing import Any

MOST_PIXELS = 120_000_000
_MOST_MEMORY = 1536 * 1024**2  # the address space, libraries included
_MOST_SECONDS = 10


def main(words: list[str]) -> int:
    """`picture|pdf PATH PAGE PIXELS`: the page, at most so many pixels wide and high."""
    _limit()
    kind, path, page, pixels = words
    try:
        made = _page if kind == "pdf" else _picture
        picture, pages = made(path, int(page), int(pixels))
    except TooLarge:
        _answer({"trouble": "large"})
    except Exception:  # whatever a broken file makes its reader say
        _answer({"trouble": "broken"})
    else:
        _answer({"pages": pages}, picture)
    return 0


class TooLarge(Exception):
    """More pixels than anybody's camera makes."""


def _picture(path: str, page: int, pixels: int) -> tuple[Any, int]:
    from PIL import Image, ImageOps

    with suppress(ImportError):  # an extra that reads what telephones take
        import_module("pillow_heif").register_heif_opener()
    Image.MAX_IMAGE_PIXELS = None  # counted here, before a single pixel is read
    with Image.open(path) as image:
        if image.width * image.height > MOST_PIXELS:
            raise TooLarge
        frames = getattr(image, "n_frames", 1) if image.format == "TIFF" else 1
        if page:
            image.seek(min(page, frames - 1))
        image.draft("RGB", (pixels, pixels))  # a JPEG is read no larger than it is shown
        image.thumbnail((pixels, pixels))
        upright = ImageOps.exif_transpose(image)
        return upright.convert("RGBA" if _is_clear(upright) else "RGB"), frames


def _is_clear(image: Any) -> bool:
    return "A" in image.getbands() or "transparency" in image.info


def _page(path: str, page: int, pixels: int) -> tuple[Any, int]:
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    pages = len(document)
    sheet = document[min(page, pages - 1)]
    width, height = sheet.get_size()
    document.init_forms()
    scale = pixels / max(width, height, 1.0)
    return sheet.render(scale=scale).to_pil().convert("RGB"), pages


def _limit() -> None:
    try:
        import resource
    except ImportError:  # Windows: the window's own clock is the limit
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_MOST_SECONDS, _MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _answer(head: dict[str, Any], picture: Any = None) -> None:
    pixels = io.BytesIO()
    if picture is not None:
        picture.save(pixels, "PNG", compress_level=1)
    sys.stdout.buffer.write(json.dumps(head).encode() + b"\n" + pixels.getvalue())
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
