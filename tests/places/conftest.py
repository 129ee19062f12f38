"""Places to test with: a made-up corner of Syria, and some towns of the world that share names with others."""

import pytest

from marsad.model import Place
from marsad.places import Gazetteer
from marsad.places.store import ListStore

IDLIB = {"country": "SY", "admin1": "Idlib"}
ALEPPO = {"country": "SY", "admin1": "Aleppo"}


def town(place_id: str, name: str, latitude: float, longitude: float, **more: object) -> Place:
    return Place(id=place_id, name=name, latitude=latitude, longitude=longitude, **{"kind": "town", **more})  # type: ignore[arg-type]


ADDED = (
    Place(id="x:idlib", name="Idlib", kind="admin1", latitude=35.8, longitude=36.7, **IDLIB),
    Place(id="x:aleppo", name="Aleppo", kind="admin1", latitude=36.3, longitude=37.5, **ALEPPO),
    town("x:idlib-town", "Idlib", 35.93, 36.63, name_ar="إدلب", **IDLIB),
    town("x:aleppo-town", "Aleppo", 36.2, 37.16, name_ar="حلب", **ALEPPO),
    town("x:numan", "Ma'arrat An Nu'man", 35.65, 36.68, name_ar="معرة النعمان", **IDLIB),
    town("x:saraqib", "Saraqab", 35.86, 36.8, names=("Saraqeb",), name_ar="سراقب", **IDLIB),
    town("x:jubas", "Jobas", 35.84, 36.76, kind="village", name_ar="جوباس", **IDLIB),
    town("x:dana-south", "Dana", 35.7, 36.69, kind="village", **IDLIB),
    town("x:dana-north", "Dana", 36.21, 36.77, kind="village", **IDLIB),
    town("x:east", "Eastern Tiba", 36.0, 37.9, kind="village", **ALEPPO),
    town("x:west", "Western Tiba", 36.1, 37.0, kind="village", **ALEPPO),
)
WORLD = (
    Place(id="w:sy", name="Syria", kind="country", latitude=35, longitude=38, country="SY", population=20_000_000),
    Place(id="w:us", name="United States", kind="country", latitude=39.8, longitude=-98.5, country="US", names=("US",)),
    Place(id="w:gb", name="United Kingdom", kind="country", latitude=54, longitude=-2, country="GB"),
    Place(id="w:tr", name="Turkey", kind="country", latitude=39, longitude=35, country="TR"),
    Place(id="w:oh", name="Ohio", kind="admin1", latitude=40.2, longitude=-82.7, country="US", admin1="Ohio"),
    Place(id="w:ky", name="Kentucky", kind="admin1", latitude=37.8, longitude=-85.3, country="US", admin1="Kentucky"),
    town("w:london", "London", 51.5, -0.1, country="GB", population=8_900_000),
    town("w:london-oh", "London", 39.9, -83.4, country="US", admin1="Ohio", population=10_000),
    town("w:london-ky", "London", 37.1, -84.1, country="US", admin1="Kentucky", population=8_000),
    town("w:corbin", "Corbin", 36.95, -84.1, country="US", admin1="Kentucky", population=7_000),
    town("w:somerset", "Somerset", 37.1, -84.6, country="US", admin1="Kentucky", population=11_000),
    town("w:numan", "Maarrat an Numan", 35.643, 36.668, country="SY", names=("Al-Maarra",), population=58_000),
    town("w:army", "Army", 10.0, 10.0, country="NG", population=90_000),
    town("w:hamlet", "Tinyplace", 50.0, 1.0, country="GB", population=600),
)


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    world = ListStore()
    world.add(WORLD)
    return Gazetteer(ADDED, world=world)
