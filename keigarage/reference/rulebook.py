"""The one door to the bundled knowledge. Nothing is read until it is asked for."""

from __future__ import annotations

import os
from functools import cached_property

from keigarage.domain.errors import NotFound
from keigarage.domain.words import say
from keigarage.reference.files import BUNDLED, has, pack_of, read

TYPE_CHECKING = False  # importing typing, only to ask it, would cost as much as a file
if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from typing import Any, TypeVar

    from keigarage.domain.auction import AuctionWords
    from keigarage.domain.catalogue import Generation
    from keigarage.domain.costs import CostTemplate
    from keigarage.domain.eligibility import AgeRule
    from keigarage.domain.kei import KeiStandard
    from keigarage.domain.paperwork import PaperSpec
    from keigarage.domain.plan import MilestoneKind
    from keigarage.domain.states import Jurisdiction
    from keigarage.domain.tariff import DutyRow, FeeRow
    from keigarage.reference.files import Folders
    from keigarage.reference.shapes import Page

    Asked = TypeVar("Asked", bound=Page)

FEDERAL, EPA, TARIFF = "us-nhtsa-25", "us-epa-21", "us-232-25"


class RuleBook:
    """The knowledge in one folder: the bundled data, or `folder` laid out the same way.

    `overlays` are the folders of rule packs, the first of them on top: a file that a pack has is
    read there and not in the book.

    Each method reads the files it needs, once; and imports what reads them, since the command
    line asks for one rule and should not wait for the other readers. Every method raises
    BrokenRuleBook, naming the file and the key, when a file it needs is missing or wrong.
    """

    def __init__(self, folder: Path | None = None, overlays: Iterable[str | Path] = ()) -> None:
        base = BUNDLED if folder is None else os.fspath(folder)
        self._folders: Folders = (*(os.fspath(overlay) for overlay in overlays), base)

    def lay_over(self, overlays: Iterable[str | Path]) -> None:
        """Read with these rule packs and no others from now on; what was read is forgotten."""
        base = self._folders[-1]
        self._folders = (*(os.fspath(overlay) for overlay in overlays), base)
        for held in vars(self).keys() - {"_folders"}:
            vars(self).pop(held, None)

    def pack_of(self, file: str) -> str:
        """The rule pack that a file such as `states/TX.json` comes from; empty for the book."""
        return pack_of(self._folders, file)

    def bytes_of(self, file: str) -> bytes:
        """A file as it stands, such as `states/TX.json`; nothing where the book has none."""
        return read(self._folders, file) if has(self._folders, file) else b""

    # Ages

    @cached_property
    def _age_rules(self) -> dict[str, AgeRule]:
        from keigarage.reference import age_rules

        return age_rules.load(self._folders)

    def age_rules(self) -> dict[str, AgeRule]:
        """Every age rule by id, in the order of the book."""
        return dict(self._age_rules)

    def age_rule(self, rule_id: str) -> AgeRule:
        """raises -- NotFound, naming the rules there are"""
        rule = self._age_rules.get(rule_id)
        if rule is None:
            raise NotFound(
                say("There is no rule {id}: choose from {known}.",
                    id=rule_id, known=", ".join(self._age_rules))
            )  # fmt: skip
        return rule

    @property
    def federal(self) -> AgeRule:
        """NHTSA's 25 years."""
        return self.age_rule(FEDERAL)

    @property
    def epa(self) -> AgeRule:
        """EPA's 21 years."""
        return self.age_rule(EPA)

    def default_rules(self) -> tuple[AgeRule, ...]:
        """The three ages of an American import: NHTSA's, EPA's and the tariff's."""
        return tuple(self.age_rule(rule_id) for rule_id in (FEDERAL, EPA, TARIFF))

    # Catalogue

    @cached_property
    def _generations(self) -> dict[str, Generation]:
        from keigarage.reference import catalogue

        return {generation.id: generation for generation in catalogue.load(self._folders)}

    def generations(self) -> tuple[Generation, ...]:
        """The catalogue by make, model and start of production."""
        return tuple(self._generations.values())

    def makers(self) -> dict[str, str]:
        """Every maker of the catalogue and the name of its file, without its ending."""
        from keigarage.reference import catalogue

        return catalogue.makers(self._folders)

    def generation(self, generation_id: str) -> Generation:
        """raises -- NotFound"""
        generation = self._generations.get(generation_id)
        if generation is None:
            raise NotFound(
                say("The catalogue has no {id}: search it for a name or a chassis code.",
                    id=generation_id)
            )  # fmt: skip
        return generation

    # States

    @cached_property
    def _state_names(self) -> dict[str, str]:
        from keigarage.reference import jurisdictions

        return jurisdictions.names(self._folders)

    @cached_property
    def _states(self) -> dict[str, Jurisdiction]:
        return {}

    def state_codes(self) -> tuple[str, ...]:
        """The 51 codes, sorted; no record is opened."""
        return tuple(self._state_names)

    def state_names(self) -> dict[str, str]:
        """Code to name, by code; no record is opened."""
        return dict(self._state_names)

    def state(self, code: str) -> Jurisdiction:
        """The record of one state, `code` in either case. raises -- NotFound"""
        known = self._states.get(code.strip().upper())
        if known is None:
            from keigarage.reference import jurisdictions

            known = jurisdictions.load(self._folders, code)
            self._states[known.code] = known
        return known

    def state_record(self, code: str) -> dict[str, Any]:
        """The same record as its file writes it. raises -- NotFound"""
        from keigarage.reference import jurisdictions

        return jurisdictions.raw(self._folders, code)

    # Papers

    @cached_property
    def _federal_papers(self) -> tuple[PaperSpec, ...]:
        from keigarage.reference import papers

        return papers.load(self._folders)

    def federal_papers(self) -> tuple[PaperSpec, ...]:
        """What NHTSA, EPA and CBP ask for, in that order."""
        return self._federal_papers

    def papers_for(self, code: str) -> tuple[PaperSpec, ...]:
        """The federal papers, then those of the state; "" leaves the state out.

        raises -- NotFound
        """
        from keigarage.domain.paperwork import state_specs

        return self._federal_papers + (state_specs(self.state(code)) if code else ())

    # The kei class, duty and fees

    @cached_property
    def _kei_standards(self) -> tuple[KeiStandard, ...]:
        from keigarage.reference import background, kei

        return kei.kei_standards(self.page(background.Kei))

    def kei_standards(self) -> tuple[KeiStandard, ...]:
        """The limits of the kei class, oldest first."""
        return self._kei_standards

    @cached_property
    def _duty_rows(self) -> tuple[DutyRow, ...]:
        from keigarage.reference import duty, federal

        return duty.duty_rows(self.page(federal.Duty))

    def duty_rows(self) -> tuple[DutyRow, ...]:
        """Every dated rate of duty, and the remarks among them, in the order of the book."""
        return self._duty_rows

    @cached_property
    def _fee_rows(self) -> tuple[FeeRow, ...]:
        from keigarage.reference import duty, federal

        return duty.fee_rows(self.page(federal.Fees))

    def fee_rows(self) -> tuple[FeeRow, ...]:
        """The fees of an entry by fiscal year, in the order of the book."""
        return self._fee_rows

    # The import: milestones and usual costs

    @cached_property
    def _milestones(self) -> tuple[MilestoneKind, ...]:
        from keigarage.reference import federal, milestones

        return milestones.milestones(self.page(federal.Milestones))

    def milestones(self) -> tuple[MilestoneKind, ...]:
        """The milestones of an import, from finding the car to its plate."""
        return self._milestones

    @cached_property
    def _cost_templates(self) -> tuple[CostTemplate, ...]:
        from keigarage.reference import cost_templates, federal

        return cost_templates.cost_templates(self.page(federal.Costs))

    def cost_templates(self) -> tuple[CostTemplate, ...]:
        """The usual lines of an import's costs, by stage."""
        return self._cost_templates

    @cached_property
    def _auction_words(self) -> AuctionWords:
        from keigarage.reference import auction, background

        return auction.auction_words(self.page(background.Auction))

    def auction_words(self) -> AuctionWords:
        """What the grades and marks of a Japanese auction's sheet mean."""
        return self._auction_words

    # The rest of the federal book

    @cached_property
    def _pages(self) -> dict[str, Any]:
        return {}

    def page(self, shape: type[Asked]) -> Asked:
        """One file of the federal book as rows: `book.page(federal.Duty).duty_rates`."""
        if shape.file not in self._pages:
            from keigarage.reference.shapes import decode

            self._pages[shape.file] = decode(self._folders, shape.file, shape)
        page: Asked = self._pages[shape.file]
        return page
