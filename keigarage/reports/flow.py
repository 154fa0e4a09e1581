"""From slabs to pages: what fits, what stays together, what is parted where nothing else helps."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from keigarage.reports.items import Frame, Item, Slab

# A slab taller than this part of a page is parted rather than leaving a hole before it.
_TALL = 1 / 3


@dataclass(frozen=True, slots=True)
class Placed:
    """A slab on its page, `y` points below the top of the text area."""

    y: float
    slab: Slab


Page = tuple[Placed, ...]


def paged(slabs: Iterable[Slab], first_height: float, height: float) -> list[Page]:
    """The slabs on pages whose text areas are `first_height`, then `height` points high."""
    flow = _Flow(first_height, height)
    for group in _groups(slabs):
        flow.add(group)
    return flow.pages()


class _Flow:
    """The pages filled so far and how far down the last one is."""

    def __init__(self, first_height: float, height: float) -> None:
        self._done: list[Page] = []
        self._page: list[Placed] = []
        self._room = first_height
        self._next_room = height
        self._used = 0.0

    def add(self, group: list[Slab]) -> None:
        """Place slabs that belong on one page; one that no page can hold is parted."""
        if self._page and self._reach(group) > self._room:
            self._turn()
        for slab in group:
            self._place(slab)

    def pages(self) -> list[Page]:
        return [*self._done, tuple(self._page)] if self._page else self._done

    def _reach(self, group: list[Slab]) -> float:
        """How far down the page the group would end, its last slab parted where that may be."""
        last = group[-1]
        least = _few_lines(last) if _is_tall(last, self._room) else last.height
        before = sum(slab.gap + slab.height for slab in group[:-1])
        return self._used + before + last.gap + least

    def _turn(self) -> None:
        self._done.append(tuple(self._page))
        self._page, self._used, self._room = [], 0.0, self._next_room

    def _place(self, slab: Slab) -> None:
        rest: Slab | None = slab
        while rest is not None:
            if not self._page and self._done and rest.again:
                self._set(rest.again)
            gap = rest.gap if self._page else 0.0
            free = self._room - self._used - gap
            if rest.height <= free:
                self._set(rest)
                return
            parts = _parted(rest, free) if _is_tall(rest, self._room) else None
            if parts:
                self._set(parts[0])
                rest = parts[1]
            elif not self._page or self._only_a_heading():
                self._set(rest)  # nothing to cut, and another page would be no larger
                return
            self._turn()

    def _only_a_heading(self) -> bool:
        return bool(self._done) and len(self._page) == 1 and self._page[0].slab.keep

    def _set(self, slab: Slab) -> None:
        gap = slab.gap if self._page else 0.0
        self._page.append(Placed(self._used + gap, slab))
        self._used += gap + slab.height


def _groups(slabs: Iterable[Slab]) -> Iterator[list[Slab]]:
    group: list[Slab] = []
    for slab in slabs:
        group.append(slab)
        if not slab.keep:
            yield group
            group = []
    if group:
        yield group


def _is_tall(slab: Slab, room: float) -> bool:
    return bool(slab.cuts) and slab.height > room * _TALL


def _few_lines(slab: Slab) -> float:
    """The height of the first lines, which are not left alone at the foot of a page."""
    return sorted(slab.cuts)[min(3, len(slab.cuts) - 1)]


def _parted(slab: Slab, free: float) -> tuple[Slab, Slab] | None:
    """The slab cut at the last line that fits in `free` points; None where not one line fits."""
    at = max((cut for cut in slab.cuts if min(slab.cuts) < cut <= free), default=None)
    if at is None:
        return None
    upper, lower = _items_cut(slab.items, at)
    rest = tuple(cut - at for cut in slab.cuts if cut >= at)
    return (
        replace(slab, height=at, items=upper, keep=False),
        replace(slab, height=slab.height - at, items=lower, cuts=rest, gap=0.0),
    )


def _items_cut(items: tuple[Item, ...], at: float) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    upper: list[Item] = []
    lower: list[Item] = []
    for item in items:
        if isinstance(item, Frame) and item.y < at < item.y + item.height:
            upper.append(replace(item, height=at - item.y))
            lower.append(replace(item, y=0.0, height=item.y + item.height - at))
        elif item.y < at:
            upper.append(item)
        else:
            lower.append(replace(item, y=item.y - at))
    return tuple(upper), tuple(lower)
