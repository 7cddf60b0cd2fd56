import runpy
import sys

import pytest


def test_the_package_can_be_run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["vneduunion", "--help"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("vneduunion", run_name="__main__")
    assert ended.value.code == 0
    assert "report" in capsys.readouterr().out
