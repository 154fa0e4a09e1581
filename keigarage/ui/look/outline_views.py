"""The same cars from the front and from above, for the size comparison.

A face is drawn as its right half (x from the middle outwards) of a car 1475 mm wide: a part that
begins and ends on x = 0 is joined to its mirror image, any other part is drawn twice.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from keigarage.ui.look.outline_build import Outline, outline_key
from keigarage.ui.look.shape import Part, Point, Shape, circles, lines, rounded, stretch

_HALF_MM = 737.5


@dataclass(frozen=True, slots=True)
class Face:
    height: int
    drawing: str


_LOW = Face(
    1175,
    """
    tyre 520,300,20 690,300,20 690,0,40 520,0,40
    panel 0,1175 400,1168,60 505,1140,60 600,740,20 0,740
    body 0,800 470,790,120 640,735,110 725,600,90 737,430,80 715,250,60 640,195,40 0,195
    line 0,560 330,570,60 420,700,60 470,770
    line 0,420 720,430
    glass 0,1130 400,1124,40 460,1100,40 548,800,30 0,815
    head 430,640,40 620,690,50 690,600,50 600,540,40 450,560,40
    amber 500,480,10 640,490,10 640,450,10 500,440,10
    dark 0,390 380,385,30 350,280,30 0,280
    plate 0,545 165,545,14 165,380,14 0,380
    dark 600,770 720,790,20 730,870,30 640,880,30
    """,
)
_CLASSIC = Face(
    1345,
    """
    tyre 500,300,20 640,300,20 640,0,40 500,0,40
    body 0,1345 300,1338,160 470,1250,130 560,900,90 640,820,110 700,660,110 690,330,70 600,250,40
     0,250
    line 0,860 330,850,90 420,640,90 400,420
    glass 0,1255 280,1250,80 390,1200,80 480,905,50 0,915
    chrome 0,700 290,690,40 270,520,40 0,520
    dark 0,670 262,662,30 246,548,30 0,548
    chrome.round 520,650,104
    head.round 520,650,82
    amber.round 560,500,32
    chrome 0,420 690,425,40 700,360,40 0,350
    plate 0,500 165,500,14 165,335,14 0,335
    """,
)
_HATCH = Face(
    1500,
    """
    tyre 530,300,20 690,300,20 690,0,40 530,0,40
    body 0,1500 360,1492,140 520,1430,110 620,1010,80 700,930,90 732,760,90 737,480,80 715,270,60
     640,215,40 0,215
    line 0,960 600,945
    line 0,560 725,570
    glass 0,1415 350,1408,80 450,1370,70 545,1000,40 0,1005
    head 420,760,40 620,830,50 700,760,50 660,660,50 440,670,40
    dark 0,775 340,765,24 330,690,24 0,690
    dark 0,370 430,365,30 390,285,30 0,285
    amber 520,480,10 650,486,10 650,446,10 520,440,10
    plate 0,590 165,590,14 165,425,14 0,425
    dark 610,990 722,1010,20 734,1100,34 640,1110,30
    """,
)
_TRUCK = Face(
    1760,
    """
    tyre 540,300,20 690,300,20 690,0,40 540,0,40
    body 0,1760 440,1750,140 590,1670,110 690,1020,70 725,880,60 737,600,60 732,360,60 650,300,40
     0,300
    line 0,930 705,935
    line 640,930 660,620
    glass 0,1660 400,1652,80 520,1610,80 625,1010,50 0,990
    rod 60,1000 330,1130
    head 470,790,30 680,800,40 690,660,40 480,660,30
    amber 440,795,10 466,795,10 476,660,10 440,660,10
    line 0,790 430,790,30 430,660,30 0,660
    dark 0,560 735,555,40 732,380,40 0,380
    plate 0,620 165,620,14 165,455,14 0,455
    dark 655,1060 715,1080,20 735,1290,30 660,1290,30
    """,
)
_JEEP = Face(
    1680,
    """
    tyre 490,420,20 690,420,20 690,0,40 490,0,40
    body 0,1680 440,1672,110 540,1620,90 610,1080,40 650,1020,50 665,700,40 660,430,30 0,400
    flare 560,800 700,770,60 737,700,50 737,450,30 660,450 640,660,60
    line 0,1030 640,1010
    glass 0,1590 420,1584,60 500,1545,60 562,1085,40 0,1090
    rod 50,1100 320,1200
    dark 0,920 330,915,30 330,700,30 0,700
    head.round 500,815,84
    amber 460,700,10 560,700,10 560,660,10 460,660,10
    dark 0,580 690,580,40 690,470,40 0,470
    plate 0,640 165,640,14 165,480,14 0,480
    dark 600,1110 700,1130,20 720,1290,34 620,1300,30
    """,
)
_FACES = {"low": _LOW, "classic": _CLASSIC, "hatch": _HATCH, "truck": _TRUCK, "jeep": _JEEP}


def front_outline(shape: Shape, width: float, height: float) -> Outline:
    """The car seen from the front: x from its right-hand side across, y up from the ground."""
    face = _FACES[shape.face]
    wider = width / 2 / _HALF_MM
    up = stretch((0, 300, face.height), (0, 300 * min(height / face.height, 1.2), height))
    parts: list[Part] = []
    for kind, corners in lines(face.drawing):
        kind, _, form = kind.partition(".")
        half = [Point(c.x * wider, up(c.y), c.r) for c in corners]
        if form == "round":
            parts.extend(Part(kind, circles(_at(half, width / 2, side))) for side in (-1, 1))
        elif half[0].x == 0 == half[-1].x:
            whole = _at(half, width / 2, 1) + _at(half[::-1], width / 2, -1)[1:-1]
            if kind in ("line", "rod"):
                whole = _at(half[::-1], width / 2, -1) + _at(half, width / 2, 1)[1:]
            parts.append(Part(kind, rounded(whole, closed=kind != "line")))
        else:
            parts.extend(
                Part(kind, rounded(_at(half, width / 2, side), closed=kind not in ("line", "rod")))
                for side in (-1, 1)
            )
    key = outline_key("front", shape, width, height)
    return Outline(key, "front", width, height, tuple(parts), ())


def _at(half: list[Point], middle: float, side: int) -> list[Point]:
    return [Point(middle + side * p.x, p.y, p.r) for p in half]


def top_outline(shape: Shape, length: float, width: float) -> Outline:
    """The car seen from above: x from its front, y across it."""
    glass_foot, glass_head, rear_head, rear_foot = (x * length / shape.length for x in shape.plan)
    has_bed = shape.length - shape.plan[3] > 1000
    is_open = any(kind == "seat" for kind, _ in lines(shape.drawing))
    end = rear_foot if has_bed else length
    parts = [_strip("body", _hull(shape, end, has_bed), width)]
    if has_bed:
        bed = [(end + 30, 0.97, 20), (length, 0.97, 40)]
        floor = [(end + 90, 0.88, 10), (length - 60, 0.88, 10)]
        parts += [_strip("panel", bed, width), _strip("shade", floor, width)]
        step = (length - end - 150) / 6
        parts += [_rung("line", end + 90 + step * i, 0.86, width) for i in range(1, 6)]
    else:
        parts.append(_rung("line", rear_foot, 0.76, width))
    parts.append(_rung("line", glass_foot - 40, 0.84, width))
    parts.append(_strip("glass", [(glass_foot, 0.80, 90), (glass_head, 0.68, 40)], width))
    if is_open:
        parts += _cockpit(glass_head, rear_head, width)
    else:
        parts += _sides(glass_foot, glass_head, rear_head, width)
        parts.append(_strip("glass", [(rear_head, 0.66, 40), (rear_foot - 40, 0.74, 70)], width))
    key = outline_key("top", shape, length, width)
    return Outline(key, "top", length, width, tuple(parts), ())


def _hull(shape: Shape, end: float, has_bed: bool) -> list[tuple[float, float, float]]:
    """Half widths along the car, as shares, with the rounding of each corner."""
    if shape.face == "truck":
        corner = 60 if has_bed else 140
        return [(0, 0.90, 160), (end * 0.12, 1.0, 200), (end, 1.0, corner)]
    soft = 260 if shape.face in ("low", "classic") else 180
    return [
        (0, 0.70, soft),
        (end * 0.10, 0.95, soft),
        (end * 0.30, 1.0, 400),
        (end * 0.80, 1.0, 400),
        (end * 0.96, 0.93, soft),
        (end, 0.76, soft),
    ]


def _strip(kind: str, half: Sequence[tuple[float, float, float]], width: float) -> Part:
    """A part symmetric about the car's long axis, from shares of its half width along x."""
    near = [Point(x, width / 2 * (1 + share), r) for x, share, r in half]
    far = [Point(x, width / 2 * (1 - share), r) for x, share, r in reversed(half)]
    return Part(kind, rounded(near + far, closed=True))


def _rung(kind: str, x: float, share: float, width: float) -> Part:
    ends = [Point(x, width / 2 * (1 - share)), Point(x, width / 2 * (1 + share))]
    return Part(kind, rounded(ends, closed=False))


def _sides(foot: float, head: float, rear: float, width: float) -> list[Part]:
    """The side windows, seen edge on because cabins narrow towards the roof."""
    found = []
    for side in (-1, 1):
        pane = [(foot + 60, 0.87), (head + 40, 0.74), (rear - 40, 0.74), (rear, 0.87)]
        corners = [Point(x, width / 2 * (1 + side * share), 24) for x, share in pane]
        found.append(Part("glass", rounded(corners, closed=True)))
    return found


def _cockpit(head: float, rear: float, width: float) -> list[Part]:
    parts = [_strip("under", [(head + 20, 0.74, 80), (rear, 0.74, 120)], width)]
    for side in (-1, 1):
        corners = [
            Point(x, width / 2 * (1 + side * share), 90)
            for x, share in (
                (rear - 560, 0.14),
                (rear - 560, 0.62),
                (rear - 60, 0.60),
                (rear - 60, 0.16),
            )
        ]
        parts.append(Part("canvas", rounded(corners, closed=True)))
    parts.append(_strip("canvas", [(rear + 20, 0.66, 60), (rear + 230, 0.60, 100)], width))
    return parts
