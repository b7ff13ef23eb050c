"""A built wheel carries what the program needs: facts, lists, translations, models, fonts, steps."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy of what git knows: no build folder is left in the tree."""
    source = tmp_path_factory.mktemp("source")
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    for name in listed.stdout.splitlines():
        if (ROOT / name).is_file():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            (source / name).write_bytes((ROOT / name).read_bytes())
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*command, "--wheel-dir", str(out), str(source)], check=True, timeout=100)
    (made,) = out.glob("dutybell-*.whl")
    return made


def _shipped(folder: str, *endings: str) -> set[str]:
    return {
        str(path.relative_to(ROOT))
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and path.suffix in endings
    }


def test_it_holds_every_fact_list_translation_model_font_and_sheet(wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    wanted = (
        _shipped("config", ".yaml", ".csv", ".npz", ".json", ".txt", ".gz")
        | _shipped("bot", ".mo")
        | _shipped("adapters/charts/fonts", ".ttf", ".otf")
        | _shipped("adapters/pages", ".css")
    )
    wanted -= {name for name in wanted if name.startswith(("config/reading/questions/",))}
    wanted -= {"config/slack-manifest.yaml"}
    assert wanted
    assert sorted(wanted - held) == []
    assert any(name.startswith("store/migrations/versions/0001") for name in held)


def test_in_an_environment_of_its_own_it_answers(wheel: Path, tmp_path: Path) -> None:
    place = tmp_path / "env"
    venv.create(place, with_pip=False)
    python = place / "bin" / "python"
    site = Path(
        subprocess.run(
            [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
    )
    zipfile.ZipFile(wheel).extractall(site)
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    environ = {**os.environ, "DUTYBELL_DATA": str(tmp_path / "data"), "DATABASE_URL": ""}
    for question in ("/tariff 7208.51 on 2026-10-10", "what is the duty on steel from canada"):
        done = subprocess.run(
            [str(python), "-m", "adapters.cli", "ask", question],
            capture_output=True,
            text=True,
            cwd=tmp_path,
            env=environ,
            timeout=100,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert "50%" in done.stdout
