"""What the DMV checklist says, case by case, before anything is drawn."""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace

import pytest

from keigarage.domain.car import Body, Car
from keigarage.domain.catalogue import Generation
from keigarage.domain.dates import PartialDate
from keigarage.domain.outlook import Outlook
from keigarage.reports.blocks import (
    Answer,
    Block,
    FactsCard,
    Mark,
    Notice,
    Row,
    Rows,
    Section,
    SourceFoot,
    Title,
)
from keigarage.reports.checklist import dmv_checklist

Make = Callable[..., Outlook]


def words(value: object) -> str:
    """Every string of a block, one a line."""
    return "\n".join(_strings(value))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (tuple, list)):
        for part in value:
            yield from _strings(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _strings(getattr(value, field.name))


def only(blocks: list[Block], kind: type) -> object:
    (found,) = (block for block in blocks if isinstance(block, kind))
    return found


def section(blocks: list[Block], heading: str) -> Section:
    (found,) = (b for b in blocks if isinstance(b, Section) and b.heading == heading)
    return found


def headings(blocks: list[Block]) -> list[str]:
    return [block.heading for block in blocks if isinstance(block, Section)]


def rows(blocks: list[Block]) -> dict[str, Row]:
    return {
        row.name: row
        for block in blocks
        if isinstance(block, Section)
        for part in block.parts
        if isinstance(part, Rows)
        for row in part.rows
    }


def answers(blocks: list[Block]) -> tuple[Answer, ...]:
    card = only(blocks, FactsCard)
    assert isinstance(card, FactsCard)
    return card.answers


def fact(blocks: list[Block], label: str) -> str:
    card = only(blocks, FactsCard)
    assert isinstance(card, FactsCard)
    return next((words(fact) for fact in card.facts if fact.label == label), "")


class TestHead:
    def test_names_state_agency_and_the_outlooks_own_day(self, outlook: Make) -> None:
        title = dmv_checklist(outlook(), None)[0]
        assert isinstance(title, Title)
        assert title.text == "Texas title and plates"
        assert "Texas Department of Motor Vehicles" in title.about
        assert title.printed == "printed 22 November 2026"
        assert title.running == "Texas title and plates · 1991 Honda Beat · PP1-1100123"

    def test_the_card_tells_the_car(self, outlook: Make, generation: Generation) -> None:
        blocks = dmv_checklist(outlook(), generation)
        assert "1991 Honda Beat ホンダ・ビート" in fact(blocks, "Vehicle")
        assert "PP1-1100123" in fact(blocks, "Chassis no.")
        assert "May 1991 (平成3年5月)" in fact(blocks, "Built")
        assert "rests on maker's date label" in fact(blocks, "Built")
        assert "E07A, 656 cc, 64 PS" in fact(blocks, "Engine")
        assert "84,210 km" in fact(blocks, "Odometer")

    def test_the_owners_own_figures_come_before_the_catalogues(
        self, outlook: Make, generation: Generation
    ) -> None:
        blocks = dmv_checklist(outlook(displacement_cc=550, cycle=2), generation)
        assert "E07A, 550 cc, two-stroke, 64 PS" in fact(blocks, "Engine")

    def test_a_stand_in_date_is_said_to_be_one(self, outlook: Make) -> None:
        dated = outlook(built=None, first_registered=PartialDate(1991))
        text = fact(dmv_checklist(dated, None), "First reg.")
        assert "1991 (平成3年)" in text
        assert "stands in for the date built" in text

    def test_the_federal_answer_has_reason_citation_box_and_code(self, outlook: Make) -> None:
        federal, epa, _ = answers(dmv_checklist(outlook(), None))
        assert federal.mark is Mark.YES
        assert federal.text == "Federal: may enter since 31 May 2016."
        assert "were reached for certain on 31 May 2016" in words(federal)
        assert "form HS-7 box 1" in words(federal)
        assert epa.text == "EPA: code E since 1 January 2012."

    def test_a_checklist_needs_a_state(self, outlook: Make) -> None:
        from dataclasses import replace

        with pytest.raises(ValueError):
            dmv_checklist(replace(outlook(), state=None), None)


class TestAnswers:
    def test_texas_road_has_no_warning(self, outlook: Make) -> None:
        blocks = dmv_checklist(outlook("TX"), None)
        assert not [block for block in blocks if isinstance(block, Notice)]
        state = answers(blocks)[2]
        assert (state.mark, state.text) == (Mark.YES, "Texas registers it for the road.")
        assert "Interstates: yes." in state.lines
        assert "Plates: regular passenger; antique (25 years)." in state.lines
        assert headings(blocks)[0] == "Take with you"

    def test_a_record_over_a_year_old_says_so_and_a_fresh_one_does_not(self, outlook: Make) -> None:
        old = answers(dmv_checklist(outlook("TX"), None))[2]
        assert "as of May 2025" in words(old)
        assert "check before you rely on it" in old.caution
        assert answers(dmv_checklist(outlook("CA"), None))[2].caution == ""

    def test_california_limits_are_told_and_asked_about(self, outlook: Make) -> None:
        blocks = dmv_checklist(outlook("CA"), None)
        notice = only(blocks, Notice)
        assert isinstance(notice, Notice)
        assert notice.mark is Mark.DEPENDS
        assert notice.heading == "California registers this kei car, with limits."
        assert "The gate is emissions." in notice.lines
        lines = answers(blocks)[2].lines
        assert "Roads posted up to 35 mph." in lines
        assert "Interstates: no." in lines
        assert "Minimum age in this state: 25 years." in lines
        asked = words(section(blocks, "Ask before you go"))
        assert "above 35 mph" in asked
        assert "proof of emissions" in asked

    def test_kentucky_sends_a_truck_to_the_county_first(self, outlook: Make) -> None:
        blocks = dmv_checklist(outlook("KY", body=Body.TRUCK, county="Christian County"), None)
        notice = only(blocks, Notice)
        assert "leaves this kei truck to the county or town" in words(notice)
        assert "Without a local ordinance it may not use highways." in words(notice)
        asked = section(blocks, "Ask Christian County first")
        assert "passed an ordinance" in words(asked)
        assert headings(blocks).index(asked.heading) < headings(blocks).index("Take with you")
        assert "This is its answer for a kei truck." in answers(blocks)[2].lines

    def test_the_same_state_may_answer_otherwise_for_a_car(self, outlook: Make) -> None:
        blocks = dmv_checklist(outlook("KY"), None)
        assert answers(blocks)[2].mark is Mark.UNKNOWN
        assert "Ask in writing before you buy" in headings(blocks)

    def test_georgia_says_no_at_the_top_and_is_still_of_use(self, outlook: Make) -> None:
        blocks = dmv_checklist(outlook("GA"), None)
        notice = blocks[1]
        assert isinstance(notice, Notice)
        assert notice.mark is Mark.NO
        assert notice.heading == "Georgia does not register this kei car: no title, no plates."
        assert "Do not go without calling first" in words(notice)
        change = words(section(blocks, "What would change it"))
        assert "The 2026 session is to be confirmed." in change
        assert "May 2025\nGovernor vetoed HB 308." in change
        assert "Bulletin MVD-2023-05" in words(section(blocks, "Call before you go"))
        asked = words(section(blocks, "What it would ask for"))
        assert "GA DMV would require" in asked and "130-U" in asked
        assert "Take with you" not in headings(blocks)

    def test_virginia_shows_the_quarrel_and_asks_in_writing(self, outlook: Make) -> None:
        blocks = dmv_checklist(outlook("VA"), None)
        notice = only(blocks, Notice)
        assert isinstance(notice, Notice)
        assert notice.mark is Mark.UNKNOWN
        assert "in writing before you buy" in words(notice)
        said = words(section(blocks, "What the sources say of Virginia"))
        assert "A dealer: titles are issued; a table: antique use only." in said
        asked = words(section(blocks, "Ask in writing before you buy"))
        assert "1991 Honda Beat, PP1-1100123" in asked
        assert "regular, disputed; antique" in asked
        # Told at length above, so the sources do not tell it again.
        assert "A dealer" not in words(only(blocks, SourceFoot))


class TestAge:
    def test_a_car_under_age_is_warned_of_first_with_its_date(self, outlook: Make) -> None:
        blocks = dmv_checklist(outlook("GA", built=PartialDate(2002, 3, 14)), None)
        age, state = blocks[1], blocks[2]
        assert isinstance(age, Notice) and isinstance(state, Notice)
        assert age.mark is Mark.NO
        assert age.heading == "Not yet: this car may not enter the country before 14 March 2027."
        assert "can be seized" in words(age)
        assert state.heading.startswith("Georgia does not register")

    def test_both_ends_of_a_window_to_come(self, outlook: Make) -> None:
        notice = dmv_checklist(outlook(built=PartialDate(2002)), None)[1]
        assert isinstance(notice, Notice)
        assert "before 1 January 2027, for certain only from 31 December 2027" in notice.heading

    def test_inside_the_window(self, outlook: Make) -> None:
        blocks = dmv_checklist(outlook(built=PartialDate(2001)), None)
        notice = blocks[1]
        assert isinstance(notice, Notice)
        assert notice.mark is Mark.DEPENDS
        assert "Certain only from 31 December 2026" in notice.heading
        assert answers(blocks)[0].mark is Mark.DEPENDS

    def test_no_date_at_all(self, outlook: Make) -> None:
        blocks = dmv_checklist(outlook(built=None), None)
        assert "No date" in words(blocks[1])
        assert "cannot be counted" in answers(blocks)[0].text
        assert "not recorded" in fact(blocks, "Built")

    def test_papers_that_contradict_each_other(self, outlook: Make) -> None:
        blocks = dmv_checklist(outlook(first_registered=PartialDate(1990, 1)), None)
        assert "Your own dates do not agree" in words(only(blocks, Notice))
        assert "contradict each other" in words(only(blocks, Notice))


class TestPapers:
    def test_boxes_follow_how_far_each_paper_is(self, outlook: Make) -> None:
        made = outlook(
            papers={"tx-130-u": "requested", "tx-vtr-68-a": "have", "cbp7501": "submitted"},
            due=PartialDate(2026, 12, 3),
        )
        found = rows(dmv_checklist(made, None))
        assert not found["tx-130-u"].done
        assert found["tx-130-u"].aside == "requested\ndue 3 December 2026"
        assert found["tx-vtr-68-a"].done
        assert found["tx-vtr-68-a"].aside == "in hand"
        assert found["cbp7501"].done
        assert found["cbp7501"].aside == "submitted"

    def test_required_papers_stand_before_conditional_ones(self, outlook: Make) -> None:
        names = list(rows(dmv_checklist(outlook(), None)))
        assert names.index("tx-proof-of-liability-insurance") < names.index("tx-hs-7")

    def test_a_condition_is_said_once(self, outlook: Make) -> None:
        found = rows(dmv_checklist(outlook(), None))
        translation = found["tx-notarized-english-translation"]
        assert translation.note == "if: paper in another language"
        assert found["tx-hs-7"].note.startswith("if it is asked for · box 1")

    def test_a_line_nobody_checked_says_so(self, outlook: Make) -> None:
        found = rows(dmv_checklist(outlook(), None))
        assert "not verified" in found["tx-proof-of-liability-insurance"].note
        assert "not verified" not in found["tx-130-u"].note

    def test_federal_papers_to_carry_but_not_what_the_state_names(self, outlook: Make) -> None:
        found = rows(dmv_checklist(outlook(), None))
        assert {"epa3520-1", "cbp7501", "bos"} <= set(found)
        assert "hs7" not in found, "the state's own HS-7 line is the same sheet"
        assert "foreignreg" not in found, "the state's proof of ownership is the same paper"
        assert "bond" not in found, "its work is done at the port"

    def test_the_same_form_at_hand_for_one_desk_is_at_hand_for_the_other(
        self, outlook: Make
    ) -> None:
        found = rows(dmv_checklist(outlook(papers={"hs7": "have"}), None))
        assert found["tx-hs-7"].done

    def test_papers_marked_not_needed_lose_their_box_and_are_listed(self, outlook: Make) -> None:
        blocks = dmv_checklist(outlook(papers={"tx-130-u": "not_needed"}), None)
        assert "tx-130-u" not in rows(blocks)
        taken = words(section(blocks, "Take with you"))
        assert "Marked not needed: 130-U Application for Texas Title." in taken

    def test_what_to_bring_twice_is_practice(self, outlook: Make) -> None:
        twice = section(dmv_checklist(outlook(), None), "What to bring twice")
        assert "Practice, not law" in words(twice)
        assert "Original foreign proof of ownership" in words(twice)
        assert "Notarized English translation" in words(twice)
        for always in ("Customs entry proof", "Bill of sale", "proof of identity"):
            assert always in words(twice)

    def test_every_box_has_a_name_of_its_own(self, outlook: Make) -> None:
        blocks = dmv_checklist(outlook("CA"), None)
        names = [
            row.name
            for block in blocks
            if isinstance(block, Section)
            for part in block.parts
            if isinstance(part, Rows)
            for row in part.rows
        ]
        assert len(names) == len(set(names))


class TestCounter:
    def test_fees_as_amount_rate_or_question(self, outlook: Make) -> None:
        found = rows(dmv_checklist(outlook(), None))
        assert (found["fee-1"].form, found["fee-1"].title) == ("$33.00", "Title application")
        assert found["fee-1"].note == "28 or 33 by county"
        assert found["fee-2"].form == "6.25 %"
        assert found["fee-3"].form == "ask"

    def test_no_known_fee_is_said(self, outlook: Make) -> None:
        pay = section(dmv_checklist(outlook("CA"), None), "Pay there")
        assert "holds no fee for California" in words(pay)

    @pytest.mark.parametrize(
        "number, says",
        [
            ("PP1-1100123", "10 characters (11 with the dash), no letter O, no letter I."),
            ("IO-58", "4 characters (5 with the dash), no digit 0, no digit 1."),
            ("O0I1", "4 letters and digits, both the digit 0 and the letter O"),
            ("DB52T-24", "7 characters (8 with the dash). "),
        ],
    )
    def test_the_chassis_number_is_to_be_read_exactly(
        self, outlook: Make, number: str, says: str
    ) -> None:
        row = rows(dmv_checklist(outlook(chassis_no=number), None))["counter-chassis"]
        assert row.title.endswith(f"reads exactly {number}")
        assert says in row.note
        assert "no zeros are to be added" in row.note

    def test_a_full_length_number_needs_no_word_on_its_length(self, outlook: Make) -> None:
        row = rows(dmv_checklist(outlook(chassis_no="JH2RC4465TM000117"), None))["counter-chassis"]
        assert "complete" not in row.note

    def test_without_a_number_there_is_a_line_to_write_it_on(self, outlook: Make) -> None:
        row = rows(dmv_checklist(outlook(chassis_no=""), None))["counter-chassis"]
        assert row.lines == 1

    def test_the_model_year_and_the_year_built_are_kept_apart(self, outlook: Make) -> None:
        same = rows(dmv_checklist(outlook(), None))["counter-year"]
        assert same.title == "The title shows 1991 as model year"
        other = rows(dmv_checklist(outlook(model_year=1992), None))["counter-year"]
        assert "1992 as model year; it was built in 1991" in other.title

    def test_the_number_inspection_stands_only_where_the_state_asks(self, outlook: Make) -> None:
        texas = rows(dmv_checklist(outlook("TX"), None))
        assert texas["counter-inspection"].title.startswith("VTR-68-A")
        assert "counter-inspection" not in rows(dmv_checklist(outlook("CA"), None))


class TestSources:
    def test_agency_advice_conflicts_and_dates(self, outlook: Make) -> None:
        foot = only(dmv_checklist(outlook(), None), SourceFoot)
        assert isinstance(foot, SourceFoot)
        assert foot.lead.startswith("Ask: Texas Department of Motor Vehicles")
        assert "no legal advice" in foot.lead
        assert "Conflicts noted: The effective date was not seen." in foot.lines
        assert "SB 1816 as passed (statute, May 2025): capitol.example/sb1816" in foot.lines
        assert "County checklist (agency, undated): county.example/list" in foot.lines

    def test_advice_is_disclaimed_once(self, outlook: Make) -> None:
        for state in ("TX", "CA", "KY", "GA", "VA"):
            assert words(dmv_checklist(outlook(state), None)).count("legal advice") == 1


def test_a_car_with_only_a_name(outlook: Make, beat: Car) -> None:
    blocks = dmv_checklist(outlook(make="", model="", name="Blue one", built=None), None)
    assert "Blue one" in fact(blocks, "Vehicle")
    assert "called" not in fact(blocks, "Vehicle")


def test_the_five_cases_read_differently(outlook: Make) -> None:
    told = {state: words(dmv_checklist(outlook(state, body=Body.TRUCK), None)) for state in
            ("TX", "CA", "KY", "GA", "VA")}  # fmt: skip
    marks = {
        state: tuple(headings(dmv_checklist(outlook(state, body=Body.TRUCK), None)))
        for state in told
    }
    assert len(set(marks.values())) == 5


class TestOtherBodiesAndPlaces:
    def test_a_refusing_state_promises_no_plates(self, outlook: Make) -> None:
        blocks = dmv_checklist(outlook("GA"), None)
        assert "Before you leave the counter" not in headings(blocks)
        leaving = words(section(blocks, "If you went: before you leave"))
        assert "Plates, sticker" not in leaving and "answer in writing" in leaving

    def test_a_county_of_another_state_is_not_shown(self, outlook: Make) -> None:
        made = outlook("KY", body=Body.TRUCK, county="Travis")
        blocks = dmv_checklist(replace(made, car=replace(made.car, state="TX")), None)
        assert "Travis" not in "".join(words(block) for block in blocks)
        assert "Ask the county or town first" in headings(blocks)
