"""Text is shown as typed, or visibly not at all; lines break where a reader would break them."""

import pytest

from keigarage.reports.fonts import Face, printable, text_width, wrapped


@pytest.mark.parametrize(
    "typed, shown",
    [
        ("<V-spec> & </b>", "<V-spec> & </b>"),
        ("ホンダ・ビート 平成3年", "ホンダ・ビート 平成3年"),
        ("Škoda, Łódź, Ñandú", "Škoda, Łódź, Ñandú"),
        ("660㏄ 平成㍻", "660cc 平成平成"),
        ("ビ\u30fcト\ufe0f", "ビート"),
        ("e\u0301", "é"),
        ("🚗 Beat", "〓 Beat"),
        ("مرحبا", "〓〓〓〓〓"),
        ("\U00020b9f野家", "〓野家"),
        ("nul\x00 bell\x07 zero\u200bwidth", "nul bell zerowidth"),
        ("lone \ud800", "lone 〓"),
        ("tab\tand\xa0hard", "tab and hard"),
        ("two\r\u2028lines", "two\n\nlines"),
    ],
)
def test_what_the_face_lacks_is_seen_to_be_lacking(typed: str, shown: str) -> None:
    assert printable(typed) == shown


def test_no_line_is_wider_than_it_may_be() -> None:
    text = "The quick 中島飛行機 <V-spec> https://example.org/a-very/long_path?with=things " * 9
    lines = wrapped(text, Face.BOLD, 9, 120)
    assert len(lines) > 20
    assert max(text_width(line, Face.BOLD, 9) for line in lines) <= 120


def test_nothing_is_lost_in_wrapping() -> None:
    text = "one two（三四五）」six/seven-eight " + "X" * 400 + " 一二三、四。" * 30
    lines = wrapped(text, Face.REGULAR, 9, 100)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_a_chassis_number_is_not_broken_at_its_dash() -> None:
    lines = wrapped("reads exactly PP1-1100123", Face.REGULAR, 9, 80)
    assert lines == ["reads exactly", "PP1-1100123"]


def test_japanese_lines_do_not_begin_with_a_closing_sign() -> None:
    lines = wrapped("輸出予定届出証明書、軽自動車検査協会。" * 6, Face.REGULAR, 9, 61)
    assert len(lines) > 5
    assert not [line for line in lines if line[0] in "、。ー」"]


def test_line_breaks_that_were_typed_are_kept() -> None:
    assert wrapped("one\n\ntwo", Face.REGULAR, 9, 100) == ["one", "", "two"]


def test_a_width_smaller_than_a_letter_still_ends() -> None:
    assert wrapped("Beat", Face.REGULAR, 9, 1) == ["B", "e", "a", "t"]
