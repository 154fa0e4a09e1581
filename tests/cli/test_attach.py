"""`keigarage attach`."""

from hashlib import sha256


def test_files_are_attached_and_told(keigarage, beat, tmp_path):
    photo, title = tmp_path / "front.jpg", tmp_path / "title.pdf"
    photo.write_bytes(b"photo"), title.write_bytes(b"title")
    told = keigarage("attach", "Beat", str(photo), str(title), "--json").document["files"]
    assert [(file["name"], file["bytes"], file["kind"]) for file in told] == [
        ("front.jpg", 5, "photo"), ("title.pdf", 5, "scan"),
    ]  # fmt: skip
    assert [file["sha256"] for file in told] == [
        sha256(b"photo").hexdigest(), sha256(b"title").hexdigest(),
    ]  # fmt: skip
    assert all(isinstance(file["id"], str) for file in told)
    assert keigarage("check", "--json").document == {"ok": True, "problems": []}


def test_the_kind_may_be_told(keigarage, beat, tmp_path):
    sheet = tmp_path / "sheet.jpg"
    sheet.write_bytes(b"sheet")
    told = keigarage("attach", beat, str(sheet), "--kind", "scan", "--json").document["files"]
    assert told[0]["kind"] == "scan"
    assert keigarage("attach", beat, str(sheet), "--kind", "video").code == 2


def test_what_cannot_be_attached_is_one_sentence(keigarage, beat, tmp_path):
    assert "is a folder" in keigarage("attach", beat, str(tmp_path)).sentence
    assert "gone.pdf" in keigarage("attach", beat, str(tmp_path / "gone.pdf")).sentence
    assert keigarage("attach", beat).code == 2


def test_a_changed_file_fails_the_check(keigarage, beat, tmp_path):
    title = tmp_path / "title.pdf"
    title.write_bytes(b"title")
    keigarage("attach", beat, str(title))
    digest = sha256(b"title").hexdigest()
    (tmp_path / "garage" / "files" / digest[:2] / digest).write_bytes(b"tittle")
    told = keigarage("check")
    assert told.code == 1
    assert "title.pdf of car 1 has changed" in told.out
