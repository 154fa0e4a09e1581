"""PDF pages as pictures. PDFium serves one thread at a time, so every call holds one lock."""

from threading import Lock
from typing import Any

from PySide6.QtGui import QImage

_pdfium = Lock()


def pictures(pdf: bytes, dots_per_inch: float) -> list[QImage]:
    """Every page of `pdf` at that resolution, ticks and all; runs on any thread."""
    import pypdfium2

    with _pdfium:
        document = pypdfium2.PdfDocument(pdf)
        try:
            document.init_forms()
            return [_picture(page, dots_per_inch / 72) for page in document]
        finally:
            document.close()


def _picture(page: Any, scale: float) -> QImage:
    bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
    image = QImage(
        bytes(bitmap.buffer),
        bitmap.width,
        bitmap.height,
        bitmap.stride,
        QImage.Format.Format_RGBX8888,
    )
    return image.copy()  # the bytes above are let go when this returns
