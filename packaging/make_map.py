"""Makes resources/map/states.json anew from the npm package us-atlas:

    python3 packaging/make_map.py [a copy of states-albers-10m.json]

Without a copy the package is fetched by `npm pack` into a temporary folder. The file is the Census
Bureau's outline of the states, already projected (Albers, Alaska and Hawaii moved in) to 975 x 610
units. What is done to it here: the states' borders, which neighbours share, are thinned by
Visvalingam's rule, islets too small to see are left out, and every point becomes a whole number of
tenths of a unit. Only the standard library is needed, and the same input gives the same bytes.
"""

import hashlib
import heapq
import json
import math
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "resources" / "map" / "states.json"

PACKAGE = "us-atlas@3.0.1"
FILE = "states-albers-10m.json"
SHA256 = "6e7bb086a3c791490361968a3094f377f7726c5d0c4900fec03cc42db2305a3d"

WIDE, HIGH = 975, 610  # units of the source
FINE = 10  # steps of a unit
THIN = 0.12  # a corner whose triangle is smaller than this many square units is left out
ISLET = 0.9  # so is an island smaller than this, unless it is the state's largest piece
AMPLE = 22.0  # units about a label that are enough: beyond them the middle of the state counts

CODES = {
    "01": "AL", "02": "AK", "04": "AZ", "05": "AR", "06": "CA", "08": "CO", "09": "CT", "10": "DE",
    "11": "DC", "12": "FL", "13": "GA", "15": "HI", "16": "ID", "17": "IL", "18": "IN", "19": "IA",
    "20": "KS", "21": "KY", "22": "LA", "23": "ME", "24": "MD", "25": "MA", "26": "MI", "27": "MN",
    "28": "MS", "29": "MO", "30": "MT", "31": "NE", "32": "NV", "33": "NH", "34": "NJ", "35": "NM",
    "36": "NY", "37": "NC", "38": "ND", "39": "OH", "40": "OK", "41": "OR", "42": "PA", "44": "RI",
    "45": "SC", "46": "SD", "47": "TN", "48": "TX", "49": "UT", "50": "VT", "51": "VA", "53": "WA",
    "54": "WV", "55": "WI", "56": "WY",
}  # fmt: skip

Point = tuple[float, float]


def main(words: list[str]) -> int:
    content = Path(words[0]).read_bytes() if words else _fetch()
    found = hashlib.sha256(content).hexdigest()
    if found != SHA256:
        print(f"{FILE} is not the one of {PACKAGE}: its SHA-256 is {found}", file=sys.stderr)
        return 1
    made = make(json.loads(content))
    lines = [f'"{code}":{_compact(state)}' for code, state in made["states"].items()]
    head = f'{{"from":{_compact(made["from"])},"size":{_compact(made["size"])},"states":{{\n'
    TARGET.write_text(head + ",\n".join(lines) + "\n}}\n", "utf-8", newline="\n")
    print(f"{TARGET.relative_to(ROOT)}: {len(lines)} states, {TARGET.stat().st_size:,} bytes")
    return 0


def make(topology: dict[str, Any]) -> dict[str, Any]:
    """The topology as rings of whole numbers by state, each ring a start and the steps from it."""
    arcs = [thinned(arc) for arc in _arcs(topology)]
    shapes = {}
    for geometry in topology["objects"]["states"]["geometries"]:
        code = CODES.get(geometry["id"])
        if code is None:
            continue  # an island territory, of which the rule book knows nothing
        rings = _kept([_ring(numbers, arcs) for numbers in _outlines(geometry)])
        label, room = label_point(rings[0])
        shapes[code] = {
            "label": [round(label[0] * FINE), round(label[1] * FINE)],
            "room": round(room * FINE),
            "rings": [_steps(ring) for ring in rings],
        }
    missing = set(CODES.values()) - set(shapes)
    assert not missing, missing
    return {
        "from": f"{PACKAGE} {FILE}",
        "size": [WIDE * FINE, HIGH * FINE],
        "states": dict(sorted(shapes.items())),
    }


def thinned(arc: list[Point]) -> list[Point]:
    """The arc without the corners that tell least; its ends stay, since other arcs meet there."""
    before = list(range(-1, len(arc) - 1))
    after = list(range(1, len(arc) + 1))
    weight = {n: _triangle(arc[n - 1], arc[n], arc[n + 1]) for n in range(1, len(arc) - 1)}
    queue = [(area, n) for n, area in weight.items()]
    heapq.heapify(queue)
    while queue and queue[0][0] < THIN:
        area, n = heapq.heappop(queue)
        if weight.get(n) != area:
            continue  # weighed anew since it was queued
        del weight[n]
        left, right = before[n], after[n]
        after[left], before[right] = right, left
        for corner in (left, right):
            if corner in weight:
                # Never lighter than what went before it, or a long curve would vanish bit by bit.
                around = _triangle(arc[before[corner]], arc[corner], arc[after[corner]])
                weight[corner] = max(area, around)
                heapq.heappush(queue, (weight[corner], corner))
    return [point for n, point in enumerate(arc) if n in weight or n in (0, len(arc) - 1)]


def label_point(ring: list[Point]) -> tuple[Point, float]:
    """Where the state's letters stand, and how far that is from its border.

    As far inside as the letters need, and there as near to the state's middle as can be. A grid
    over the ring is searched, then ever finer grids about the best point so far.
    """
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    heart = _centroid(ring)
    middle = ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
    reach = max(max(xs) - min(xs), max(ys) - min(ys)) / 2
    best, best_worth = heart, _worth(heart, heart, ring)
    while reach > 0.05:
        step = reach / 8
        for row in range(-8, 9):
            for column in range(-8, 9):
                point = (middle[0] + column * step, middle[1] + row * step)
                worth = _worth(point, heart, ring)
                if worth > best_worth:
                    best, best_worth = point, worth
        middle, reach = best, step * 1.5
    return best, _depth(best, ring)


def _fetch() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            ["npm", "pack", "--silent", PACKAGE],
            check=True,
            cwd=folder,
            stdout=subprocess.DEVNULL,
        )
        [archive] = Path(folder).glob("*.tgz")
        with tarfile.open(archive) as package:
            member = package.extractfile(f"package/{FILE}")
            assert member is not None
            return member.read()


def _arcs(topology: dict[str, Any]) -> list[list[Point]]:
    (wide, high), (left, top) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for steps in topology["arcs"]:
        x = y = 0
        arc = []
        for across, down in steps:
            x, y = x + across, y + down
            arc.append((left + x * wide, top + y * high))
        arcs.append(arc)
    return arcs


def _outlines(geometry: dict[str, Any]) -> list[list[int]]:
    """The arc numbers of every ring; no state has a lake cut out, so all rings are land."""
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    return [ring for polygon in polygons for ring in polygon]


def _ring(numbers: list[int], arcs: list[list[Point]]) -> list[Point]:
    ring: list[Point] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring.extend(arc[1:] if ring else arc)
    return ring[:-1]  # the first point again


def _kept(rings: list[list[Point]]) -> list[list[Point]]:
    """The rings worth drawing, the largest first; the last Aleutians lie outside the picture."""
    by_size = sorted(rings, key=lambda ring: -abs(_area(ring)))
    return by_size[:1] + [
        ring
        for ring in by_size[1:]
        if abs(_area(ring)) >= ISLET and len(ring) > 2 and min(x for x, _ in ring) >= 0
    ]


def _steps(ring: list[Point]) -> list[int]:
    """`x, y` of the first point, then the way from each point to the next that differs."""
    points = [(round(x * FINE), round(y * FINE)) for x, y in ring]
    flat = list(points[0])
    last = points[0]
    for point in points[1:]:
        if point != last:
            flat += [point[0] - last[0], point[1] - last[1]]
            last = point
    return flat


def _triangle(a: Point, b: Point, c: Point) -> float:
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2


def _area(ring: list[Point]) -> float:
    pairs = zip(ring, ring[1:] + ring[:1], strict=True)
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs) / 2


def _centroid(ring: list[Point]) -> Point:
    x = y = 0.0
    for a, b in zip(ring, ring[1:] + ring[:1], strict=True):
        cross = a[0] * b[1] - b[0] * a[1]
        x, y = x + (a[0] + b[0]) * cross, y + (a[1] + b[1]) * cross
    area = _area(ring)
    return x / (6 * area), y / (6 * area)


def _worth(point: Point, heart: Point, ring: list[Point]) -> float:
    return min(_depth(point, ring), AMPLE) - 0.05 * math.dist(point, heart)


def _depth(point: Point, ring: list[Point]) -> float:
    """How far inside the ring the point lies; negative outside."""
    x, y = point
    inside, nearest = False, math.inf
    for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            inside = not inside
        length = (bx - ax) ** 2 + (by - ay) ** 2
        along = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length if length else 0.0
        along = min(max(along, 0.0), 1.0)
        nearest = min(nearest, math.hypot(ax + along * (bx - ax) - x, ay + along * (by - ay) - y))
    return nearest if inside else -nearest


def _compact(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
