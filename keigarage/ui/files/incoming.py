"""What is dropped or pasted onto a car: files by their paths, or a picture without a name."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage, QImageWriter

from keigarage.domain.words import say


def paths_in(mime: QMimeData) -> list[Path]:
    """The files among what was dropped or copied; addresses of the web are none."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def is_welcome(mime: QMimeData) -> bool:
    return bool(paths_in(mime)) or mime.hasImage()


def picture_in(mime: QMimeData) -> bytes:
    """A pasted picture as PNG; empty when there is none."""
    image = mime.imageData() if mime.hasImage() else None
    if not isinstance(image, QImage) or image.isNull():
        return b""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    buffer.close()
    return bytes(content.data())


def pasted_name(now: datetime) -> str:
    """`Pasted 2026-11-22 10.15.00.png`"""
    return say("Pasted {when}", when=f"{now:%Y-%m-%d %H.%M.%S}") + ".png"
