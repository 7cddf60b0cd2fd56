import resource
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from vneduunion.errors import UnwritableFile
from vneduunion.io import write_text

OLD = "gần 94.000 sản phẩm\n"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "report.html"
    path.write_text(OLD, encoding="utf-8")
    return path


def test_a_new_file_holds_the_text_in_utf8_with_its_line_ends(tmp_path: Path) -> None:
    write_text(tmp_path / "new.txt", "Công đoàn\r\nGiáo dục\n")
    assert (tmp_path / "new.txt").read_bytes() == "Công đoàn\r\nGiáo dục\n".encode()
    assert [path.name for path in tmp_path.iterdir()] == ["new.txt"]


def test_an_existing_file_is_replaced_and_keeps_its_mode(old: Path) -> None:
    old.chmod(0o640)
    write_text(str(old), "mới")
    assert old.read_text(encoding="utf-8") == "mới"
    assert stat.S_IMODE(old.stat().st_mode) == 0o640


def test_a_new_file_gets_the_mode_that_the_umask_leaves(tmp_path: Path) -> None:
    program = f"import os; os.umask(0o027)\nfrom vneduunion.io import write_text; write_text({str(tmp_path / 'a')!r}, '')"
    subprocess.run([sys.executable, "-c", program], check=True)
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o640


def test_the_target_of_a_symbolic_link_is_written_and_the_link_stays(old: Path) -> None:
    link = old.with_name("latest.html")
    link.symlink_to(old.name)
    write_text(link, "mới")
    assert link.is_symlink()
    assert old.read_text(encoding="utf-8") == "mới"


def test_a_name_as_long_as_the_system_allows_can_be_written(tmp_path: Path) -> None:
    write_text(tmp_path / ("a" * 255), "mới")
    assert (tmp_path / ("a" * 255)).read_text(encoding="utf-8") == "mới"


def test_a_text_that_utf8_cannot_say_leaves_the_old_file(old: Path) -> None:
    with pytest.raises(UnicodeEncodeError):
        write_text(old, "nửa ký tự: \ud83d")
    assert old.read_bytes() == OLD.encode()
    assert list(old.parent.iterdir()) == [old]


def test_a_disk_without_room_leaves_the_old_file(old: Path) -> None:
    # Past the limit on the size of files, the system refuses to write as a full disk does.
    program = f"from vneduunion.io import write_text; write_text({str(old)!r}, 'x' * 100_000)"
    failed = subprocess.run(
        [sys.executable, "-B", "-c", program],
        check=False,
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000)),
    )
    assert f"UnwritableFile: cannot write the file {old}: File too large" in failed.stderr
    assert old.read_bytes() == OLD.encode()
    assert list(old.parent.iterdir()) == [old]


def test_a_folder_is_not_overwritten(tmp_path: Path) -> None:
    folder = tmp_path / "out.json"
    folder.mkdir()
    with pytest.raises(UnwritableFile) as refused:
        write_text(folder, "mới")
    assert refused.value.text("vi") == f"không ghi được tệp {folder}: đây là thư mục; hãy ghi tên một tệp"
    assert refused.value.text("en") == f"cannot write the file {folder}: it is a folder; name a file"
    assert list(tmp_path.iterdir()) == [folder]
    assert list(folder.iterdir()) == []


def test_a_missing_folder_is_not_made(tmp_path: Path) -> None:
    path = tmp_path / "missing" / "out.json"
    with pytest.raises(UnwritableFile) as refused:
        write_text(path, "mới")
    assert refused.value.path == str(path)
    assert refused.value.reason.vi == f"không có thư mục {path.parent}; hãy tạo thư mục này trước"
    assert refused.value.reason.en == f"there is no folder {path.parent}; make it first"
    assert list(tmp_path.iterdir()) == []


def test_an_error_names_the_file_as_the_caller_did(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UnwritableFile) as refused:
        write_text("no/{folder}.json", "mới")
    assert (
        str(refused.value) == "cannot write the file no/{folder}.json: there is no folder no; make it first"
    )


def test_a_file_is_no_folder_and_stays(old: Path) -> None:
    with pytest.raises(UnwritableFile, match="is not a folder; name another one"):
        write_text(old / "page.html", "mới")
    assert old.read_bytes() == OLD.encode()
    assert list(old.parent.iterdir()) == [old]


def test_a_device_is_written_to_and_never_replaced(tmp_path: Path) -> None:
    link = tmp_path / "nowhere.html"
    link.symlink_to("/dev/null")
    write_text(link, "mới")
    assert Path("/dev/null").is_char_device()
    assert list(tmp_path.iterdir()) == [link]


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="only Linux has a device that is full")
def test_a_full_disk_is_told_with_what_to_do() -> None:
    with pytest.raises(UnwritableFile) as refused:
        write_text("/dev/full", "mới")
    assert refused.value.reason.vi == "đĩa đã đầy; hãy giải phóng chỗ hoặc ghi ra nơi khác"
    assert refused.value.reason.en == "the disk is full; make room, or write elsewhere"
    assert Path("/dev/full").is_char_device()
