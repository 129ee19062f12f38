"""GeoJSON of places: points, or boundaries of admin levels, which get a point inside."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from shapely import MultiPolygon, Polygon
from shapely.errors import ShapelyError
from shapely.geometry import shape

from marsad.model import InputError, Place, PlaceKind
from marsad.places.boundaries import Boundary
from marsad.places.lists.names import listed, other_names
from marsad.places.lists.polygons import Point, inner_point
from marsad.places.lists.rows import find_column

_NAME: Final = ("name_en", "nam_en_ref", "name", "adm{n}_en", "admin{n}_en", "admin{n}name_en", "shapename")
_NAME_AR: Final = ("name_ara", "name_ar", "nam_ar", "adm{n}_ar", "admin{n}_ar", "admin{n}name_ar")
_PCODE: Final = ("pcode", "p_code", "adm{n}_pcode", "admin{n}pcode", "shapeiso", "shapeid")

_FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "name": ("name_en", "nam_en_ref", "name", "shapename"),
    "name_ar": ("name_ara", "name_ar", "nam_ar"),
    **{
        f"admin{n}": (f"adm{n}_en", f"admin{n}_en", f"admin{n}name_en", f"admin{n}name", f"admin{n}") for n in (1, 2, 3)
    },
}
"""Where a field is looked for first, and the other properties that one named by a person is read instead of."""


def read_geojson(path: Path, columns: Mapping[str, str] | None = None) -> list[Place]:
    """Read the places of a feature collection; properties are found by name, the admin level by the columns there are.

    ``columns`` says which properties hold which fields, where a person has named them.

    Raises:
        InputError: it is not a GeoJSON feature collection, or a feature lacks a name or a usable geometry.
        OSError: the file can't be opened.
        UnicodeDecodeError: it is not UTF-8.
    """
    return [_place(path, number, feature, columns or {})[0] for number, feature in enumerate(_features(path), 1)]


def read_boundaries(path: Path, columns: Mapping[str, str] | None = None) -> list[Boundary]:
    """Read the areas of a feature collection, each with the unit that it bounds; points are passed over.

    Raises:
        As ``read_geojson``.
    """
    read = (_place(path, number, feature, columns or {}) for number, feature in enumerate(_features(path), 1))
    return [Boundary(place, area) for place, area in read if area is not None]


def _features(path: Path) -> list[Any]:
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
    except json.JSONDecodeError as error:
        raise InputError(f"is not JSON: {error.msg}", file=str(path), line=error.lineno) from error
    features = data.get("features") if isinstance(data, dict) else None
    if not isinstance(features, list):
        raise InputError("is not a GeoJSON feature collection; expected a list of features", file=str(path))
    return features


def _place(
    path: Path, number: int, feature: Any, columns: Mapping[str, str]
) -> tuple[Place, Polygon | MultiPolygon | None]:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    if not isinstance(properties, dict):
        raise InputError(f"feature {number} has no properties", file=str(path))
    text = _told(
        {str(key): str(value).strip() for key, value in properties.items() if value not in (None, "")}, columns
    )
    level = _level(text)
    name = _find(text, level, _NAME)
    if name is None:
        found = ", ".join(text) or "none"
        raise InputError(f"feature {number} has no name; found the properties {found}", file=str(path), field="name_en")
    point, area = _geometry(path, number, feature.get("geometry"))
    pcode = _find(text, level, _PCODE)
    kind = _kind(text, level, is_point=area is None)
    place = Place(
        id=f"ocha:{pcode}" if pcode else f"{path.stem}:{number}",
        name=name,
        kind=kind,
        latitude=point[1],
        longitude=point[0],
        country=_country(text, pcode),
        names=other_names(name, *listed(_find(text, level, ("names", "altnames")))),
        name_ar=_find(text, level, _NAME_AR),
        admin1=name if kind == "admin1" else _admin_name(text, 1),
        admin2=name if kind == "admin2" else _admin_name(text, 2),
        admin3=name if kind == "admin3" else _admin_name(text, 3),
        pcode=pcode,
    )
    return place, area


def _told(text: dict[str, str], columns: Mapping[str, str]) -> dict[str, str]:
    """Put each property that a person named where its field is looked for first, in the place of the usual ones."""
    told = {field: text.get(find_column(tuple(text), name) or "") for field, name in columns.items()}
    usual = {field: _FIELDS.get(field, (field,)) for field in columns}
    shadowed = {found for variants in usual.values() for one in variants if (found := find_column(tuple(text), one))}
    kept = {key: value for key, value in text.items() if key not in shadowed}
    return kept | {usual[field][0]: value for field, value in told.items() if value}


def _find(text: Mapping[str, str], level: int, variants: tuple[str, ...]) -> str | None:
    column = find_column(tuple(text), *(variant.format(n=level) for variant in variants))
    return text[column] if column else None


def _admin_name(text: Mapping[str, str], level: int) -> str | None:
    return _find(text, level, ("adm{n}_en", "admin{n}_en", "admin{n}name_en", "admin{n}name", "admin{n}"))


def _level(text: Mapping[str, str]) -> int:
    """Find the level that the features are of: one below the deepest parent, or the deepest that names itself."""
    named = [int(found.group(1)) for key in text if (found := re.match(r"(?i)adm(?:in)?_?([0-4])", key))]
    deepest = max(named, default=0)
    own_name = find_column(tuple(text), "name_en", "name", "nam_en_ref", "shapename")
    return deepest + 1 if own_name else max(deepest, 1)


def _kind(text: Mapping[str, str], level: int, *, is_point: bool) -> PlaceKind:
    kinds: dict[int, PlaceKind] = {0: "country", 1: "admin1", 2: "admin2", 3: "admin3"}
    given = _find(text, level, ("kind", "type"))
    if given in kinds.values() or given in ("town", "village", "region"):
        return given  # type: ignore[return-value]
    return "village" if is_point else kinds.get(level, "admin3")


def _country(text: Mapping[str, str], pcode: str | None) -> str:
    given = _find(text, 0, ("country", "iso2", "adm0_pcode", "admin0pcode")) or pcode or ""
    found = re.match(r"[A-Za-z]{2}(?=\d|$)", given)
    return found.group().upper() if found else ""


def _geometry(path: Path, number: int, geometry: Any) -> tuple[Point, Polygon | MultiPolygon | None]:
    """Take a point as it is, and a point inside an area with the area.

    Raises:
        InputError: the geometry is neither, or has coordinates that are no degrees.
    """
    try:
        found = shape(geometry)
        area = found if isinstance(found, Polygon | MultiPolygon) else None
        point: Point = inner_point(area) if area is not None else (found.coords[0][0], found.coords[0][1])
        if area is None and found.geom_type != "Point":
            raise ValueError
        if not (-180 <= point[0] <= 180 and -90 <= point[1] <= 90):
            raise ValueError
    except (AttributeError, KeyError, NotImplementedError, TypeError, ValueError, IndexError, ShapelyError) as error:
        raise InputError(
            f"feature {number} has no usable geometry; expected a Point, Polygon or MultiPolygon in WGS 84 degrees",
            file=str(path), field="geometry",
        ) from error  # fmt: skip
    return point, area
