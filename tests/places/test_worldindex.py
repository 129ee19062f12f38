from pathlib import Path
from threading import Thread

import pytest

from marsad.places import Gazetteer, worldindex
from marsad.places.worldindex import WorldIndex, build

from .conftest import WORLD


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> WorldIndex:
    path = tmp_path_factory.mktemp("index") / "world.sqlite3"
    build(path, WORLD)
    return WorldIndex(path)


def test_places_come_back_as_they_were(index: WorldIndex) -> None:
    assert [index.get(place.id) for place in WORLD] == list(WORLD)
    assert index.get("w:none") is None


def test_one_name_lists_its_places_the_largest_first(index: WorldIndex) -> None:
    assert [place.id for place in index.by_plain("london")] == ["w:london", "w:london-oh", "w:london-ky"]
    assert index.by_plain("nowhere") == []


def test_romanised_names_are_found_by_their_consonants(index: WorldIndex) -> None:
    assert [place.id for place in index.by_skeleton("mrnmn")] == ["w:numan"]
    assert index.by_skeleton("lndn") == []


def test_countries_are_found_by_their_letters(index: WorldIndex) -> None:
    country = index.country("SY")
    assert country is not None
    assert country.name == "Syria"
    assert index.country("ZZ") is None


def test_threads_ask_at_the_same_time(index: WorldIndex) -> None:
    found: list[int] = []
    threads = [Thread(target=lambda: found.append(len(index._by_plain("london")))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [3, 3, 3, 3]


def test_an_index_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    def broken() -> object:
        yield WORLD[0]
        raise RuntimeError("the disk is gone")

    with pytest.raises(RuntimeError, match="the disk is gone"):
        build(tmp_path / "world.sqlite3", broken())  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


def test_the_index_is_built_once_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built: list[Path] = []

    def build_small(path: Path, _places: object) -> None:
        built.append(path)
        build(path, WORLD)

    monkeypatch.setenv("MARSAD_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(worldindex, "build", build_small)
    for _ in range(2):
        worldindex.world_index.cache_clear()
        assert worldindex.world_index().get("w:london") is not None
    worldindex.world_index.cache_clear()
    assert len(built) == 1
    assert built[0].parent == tmp_path / "cache"


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Syria", True), ("Turkey", True), ("Damascus", True), ("Paris", True), ("Fort Worth", True), ("U.S.", True),
        ("Of", False), ("Army", False), ("Friday", False), ("March", False), ("White House", False), ("us", False),
    ],
)  # fmt: skip
def test_the_real_world_is_known_and_ordinary_words_are_not(name: str, known: bool) -> None:
    assert Gazetteer().knows(name) is known
