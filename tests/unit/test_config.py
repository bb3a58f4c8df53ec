"""Settings: who beats whom, and what a bad value says."""

from __future__ import annotations

from pathlib import Path

import pytest

from kelas_ai.config import MAX_TEXT, option_fields, read_settings, save_settings
from kelas_ai.errors import ConfigError
from kelas_ai.locations import PORTABLE_MARK, find_locations


def written(home: Path, text: str) -> dict[str, str]:
    """A home with this kelas.toml; returns the environment that points to it."""
    home.mkdir(exist_ok=True)
    (home / "kelas.toml").write_text(text, encoding="utf-8")
    return {"KELAS_HOME": str(home)}


def test_flags_beat_environment_beats_file_beats_defaults(tmp_path: Path) -> None:
    around = written(tmp_path, 'model = "hemat"\nguru = "Bu Sari"\nutas = 3\n')
    around |= {"KELAS_MODEL": "unggul", "KELAS_UTAS": "2"}
    settings = read_settings({"model": "standar", "place": None}, around)
    assert settings.model == "standar"
    assert settings.threads == 2
    assert settings.teacher == "Bu Sari"
    assert settings.context_tokens == 2048
    assert settings.locations.home == tmp_path


def test_a_flag_for_home_beats_the_environment(tmp_path: Path) -> None:
    around = written(tmp_path / "a", 'guru = "A"\n')
    written(tmp_path / "b", 'guru = "B"\n')
    assert read_settings({"home": tmp_path / "b"}, around).teacher == "B"


@pytest.mark.parametrize("model", ["tanpa", "standar"])
def test_no_model_is_used_when_told_so(tmp_path: Path, model: str) -> None:
    around = {"KELAS_HOME": str(tmp_path), "KELAS_MODEL": model}
    assert read_settings({}, around).uses_model == (model != "tanpa")
    assert not read_settings({"ai": False}, around).uses_model
    assert not read_settings({}, around | {"KELAS_AI": "tidak"}).uses_model


@pytest.mark.parametrize(
    ("variable", "value", "option"),
    [
        ("KELAS_UTAS", "banyak", "utas"),
        ("KELAS_UTAS", "-1", "utas"),
        ("KELAS_KONTEKS", "12", "konteks"),
        ("KELAS_AI", "mungkin", "ai"),
        ("KELAS_TEMPAT", "bulan", "tempat"),
        ("KELAS_GURU", "x" * (MAX_TEXT + 1), "guru"),
        ("KELAS_GURU", "a\x1bb", "guru"),
        ("KELAS_KELUARAN", "a\0b", "keluaran"),
    ],
)
def test_a_bad_value_names_option_value_and_place(
    tmp_path: Path, variable: str, value: str, option: str
) -> None:
    with pytest.raises(ConfigError) as raised:
        read_settings({}, {"KELAS_HOME": str(tmp_path), variable: value})
    assert raised.value.facts == {"option": option, "value": value, "path": variable}


@pytest.mark.parametrize(
    "text", ["model = ", 'modle = "hemat"\n', "utas = 1.5\n", "utas = true\n", "guru = 5\n"]
)
def test_a_bad_file_is_a_config_error_that_names_it(tmp_path: Path, text: str) -> None:
    around = written(tmp_path, text)
    with pytest.raises(ConfigError) as raised:
        read_settings({}, around)
    assert str(raised.value.facts["path"]).endswith("kelas.toml")


def test_saved_settings_come_back_and_comments_stay(tmp_path: Path) -> None:
    around = written(tmp_path, '# milik saya\nguru = "Lama"\ntempat = "kota"\n')
    places = read_settings({}, around).locations
    changes = {"teacher": 'Bu "Sari" \\ S.Pd.', "ai": False, "threads": 2}
    save_settings(places, changes)
    settings = read_settings({}, around)
    assert settings.teacher == 'Bu "Sari" \\ S.Pd.'
    assert (settings.ai, settings.threads, settings.place) == (False, 2, "kota")
    assert "# milik saya" in places.config_file.read_text(encoding="utf-8")
    with pytest.raises(ConfigError):
        save_settings(places, {"place": "bulan"})


def test_every_option_explains_itself() -> None:
    for entry in option_fields():
        assert entry.metadata["description"] and entry.metadata["key"].isidentifier()


def test_a_chosen_home_keeps_everything_inside(tmp_path: Path) -> None:
    places = find_locations(tmp_path)
    inside = (places.database, places.models, places.cache, places.log, places.compiled_curriculum)
    assert all(path.is_relative_to(tmp_path) for path in inside)
    places.prepare()
    assert places.models.is_dir()


def test_portable_mode_keeps_data_beside_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kelas_ai.locations.PROGRAM", tmp_path)
    (tmp_path / PORTABLE_MARK).touch()
    assert find_locations().home == tmp_path / "data"
    assert find_locations(tmp_path / "lain").home == tmp_path / "lain"


def test_the_checkout_serves_its_own_content() -> None:
    places = find_locations()
    assert (places.curricula / "nasional" / "manifes.yaml").is_file()
    assert places.catalog.is_file()


@pytest.mark.parametrize("broken", ["guru = [", "guru = \xff", "konteks = 5\n", "warna = 'biru'\n"])
def test_saving_over_a_broken_file_keeps_what_was_written_there(
    tmp_path: Path, broken: str
) -> None:
    places = find_locations(tmp_path)
    places.config_file.write_bytes(broken.encode("latin-1"))
    around = {"KELAS_HOME": str(tmp_path)}
    with pytest.raises(ConfigError):
        read_settings(environment=around)
    assert read_settings(environment=around, ignore_file=True).school == ""
    save_settings(places, {"school": "SDN 3"})
    assert read_settings(environment=around).school == "SDN 3"
    kept = b"".join(path.read_bytes() for path in tmp_path.glob("kelas.toml*"))
    assert broken.strip().encode("latin-1") in kept
