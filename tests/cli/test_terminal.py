"""What is printed: aligned also where letters are wide, and never steering the terminal."""

from keigarage.cli.terminal import complain, put, table, width, wrapped


def test_columns_stand_under_each_other_beside_japanese():
    lines = table([["ビート", "1991"], ["Beat", "1992"]], ["Car", "Built"])
    assert [width(line[: line.index(word)]) for line, word in zip(
        lines, ("Built", "1991", "1992"), strict=True)] == [8, 8, 8]  # fmt: skip


def test_a_table_of_nothing_is_nothing():
    assert table([]) == []


def test_a_cell_keeps_to_its_line():
    assert table([["one\ntwo", "x"]]) == ["one two  x"]


def test_long_text_breaks_between_words():
    lines = wrapped("word " * 60, indent=4)
    assert len(lines) > 2
    assert all(line.startswith("    ") and width(line) <= 100 for line in lines)
    assert " ".join(" ".join(lines).split()) == ("word " * 60).strip()


def test_notes_keep_their_lines():
    assert wrapped("one\ntwo") == ["one", "two"]


def test_text_cannot_steer_the_terminal(capsys):
    put(False, {}, lambda: ["red \x1b[31m paint", "bell \x07 \x9b2J"])
    complain("no \x1b]0;title\x07 here")
    told = capsys.readouterr()
    assert "\x1b" not in told.out + told.err
    assert "\x07" not in told.out + told.err
    assert "\x9b" not in told.out
    assert "red" in told.out and "title" in told.err


def test_json_keeps_every_letter(capsys):
    put(True, {"notes": "赤\x1b[31m\n"}, lambda: [])
    assert "赤" in capsys.readouterr().out
