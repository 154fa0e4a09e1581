"""The map as a picture, a drawing and printed pages."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSize
from PySide6.QtGui import (
    QColor,
    QImage,
    QImageWriter,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)

from keigarage.domain.words import say
from keigarage.ui.states.drawn import Drawn
from keigarage.ui.states.map_ink import paint_legend
from keigarage.ui.states.map_paint import paint_map
from keigarage.ui.states.sheet import PAPER, Sheet, inner, paint_foot, paint_head
from keigarage.ui.states.sheet_list import pages, paint_list

# The picture's size in pixels; a page is drawn in the same pixels and scaled to the paper.
WIDE, HIGH = 1100, 780
_SHARP = 2  # pixels of a saved picture for each of the drawing
_LEGEND_HIGH = 30


def png(sheet: Sheet) -> bytes:
    """The map as a picture, sharp enough for print."""
    image = QImage(WIDE * _SHARP, HIGH * _SHARP, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_SHARP)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_sheet(painter, QRectF(0, 0, WIDE, HIGH), sheet)
    painter.end()
    content, buffer = _buffer()
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(content.data())


def svg(sheet: Sheet) -> bytes:
    """The map as a drawing that any program can enlarge."""
    from PySide6.QtSvg import QSvgGenerator  # takes its time, and few ever save one

    content, buffer = _buffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(QSize(WIDE, HIGH))
    generator.setViewBox(QRectF(0, 0, WIDE, HIGH))
    generator.setTitle(sheet.title)
    generator.setDescription(sheet.note)
    painter = QPainter(generator)
    paint_sheet(painter, QRectF(0, 0, WIDE, HIGH), sheet)
    painter.end()
    return bytes(content.data())


def pdf(sheet: Sheet, size: str) -> bytes:
    """Map and list on `letter` or `a4` paper."""
    content, buffer = _buffer()
    writer = QPdfWriter(buffer)
    writer.setTitle(sheet.title)
    writer.setCreator(say("Kei Garage"))
    writer.setPageLayout(page_layout(size))
    print_on(writer, sheet)
    return bytes(content.data())


def page_layout(size: str) -> QPageLayout:
    """`letter` or `a4`, lying on its side as the country does."""
    paper = QPageSize(QPageSize.PageSizeId.A4 if size == "a4" else QPageSize.PageSizeId.Letter)
    margins = QMarginsF(8, 8, 8, 8)
    lying = QPageLayout.Orientation.Landscape
    return QPageLayout(paper, lying, margins, QPageLayout.Unit.Millimeter)


def print_on(device: QPagedPaintDevice, sheet: Sheet) -> bool:
    """The map, then the list, on a printer or a PDF; False when the printer does not take them."""
    painter = QPainter()
    if not painter.begin(device):
        return False
    room = device.pageLayout().paintRectPixels(device.logicalDpiX())
    # Drawn in the picture's own pixels: letters and lines keep their measure on any printer.
    scale = min(room.width() / WIDE, room.height() / HIGH)
    page = QRectF(0, 0, room.width() / scale, room.height() / scale)
    painter.scale(scale, scale)
    lists = pages(sheet, page)
    count = 1 + len(lists)
    paint_sheet(painter, page, sheet, 1, count)
    for number, rows in enumerate(lists, 2):
        device.newPage()
        paint_list(painter, page, sheet, rows, number, count)
    painter.end()
    return True


def paint_sheet(
    painter: QPainter, page: QRectF, sheet: Sheet, number: int = 0, of: int = 0
) -> None:
    """Title, map, legend and foot; the page's number where there are more."""
    area = inner(page)
    top = paint_head(painter, page, sheet) + 12
    legend = paint_foot(painter, page, number, of) - _LEGEND_HIGH
    drawn = Drawn(QRectF(area.left(), top, area.width(), legend - top - 12))
    paint_map(painter, drawn, sheet.shades, PAPER)
    under = QRectF(area.left(), legend, area.width(), _LEGEND_HIGH)
    paint_legend(painter, under, sheet.shades, PAPER)


def _buffer() -> tuple[QByteArray, QBuffer]:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return content, buffer
