"""Every shape of list, and what is said of a faulty one."""

import json
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook

from marsad.model import InputError
from marsad.places import load
from marsad.places.lists import Naming, load_all

PCODES = (
    "pcode,name_en,name_ar,admin3_pcode,admin3_en,admin2_pcode,admin2_en,admin1_pcode,admin1_en,latitude,longitude\n"
    "C1,Upper Tiba - Tibeh,طيبة,SY010101,Tiba,SY0101,Markaz,SY01,North,35.5,36.5\n"
    "C2,Tiba,الطيبة,SY010101,Tiba,SY0101,Markaz,SY01,North,35.7,36.7\n"
)
GEONAMES_LINE = (
    "101\tTiba\tTiba\tTaybah,Taibeh\t35.5\t36.5\tP\tPPL\tSY\t\t01\t001\t\t\t6200\t\t400\tAsia/Damascus\t2020-01-01\n"
    "102\tNorth Province\tNorth Province\t\t35.0\t36.0\tA\tADM1\tSY\t\t01\t\t\t\t0\t\t400\tAsia/Damascus\t2020-01-01\n"
    "103\tTiba Ruins\tTiba Ruins\t\t35.0\t36.0\tS\tRUIN\tSY\t\t01\t\t\t\t0\t\t400\tAsia/Damascus\t2020-01-01\n"
)
SQUARE = [[[36.0, 35.0], [37.0, 35.0], [37.0, 36.0], [36.0, 36.0], [36.0, 35.0]]]


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def feature(geometry: object, **properties: object) -> dict[str, object]:
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def collection(*features: object) -> str:
    return json.dumps({"type": "FeatureCollection", "features": features})


def test_a_pcode_list_gives_its_communities_and_their_admin_levels(tmp_path: Path) -> None:
    places = {place.id: place for place in load(write(tmp_path, "list.csv", PCODES))}
    assert set(places) == {"ocha:C1", "ocha:C2", "ocha:SY01", "ocha:SY0101", "ocha:SY010101"}
    village, seat, province = places["ocha:C1"], places["ocha:C2"], places["ocha:SY01"]
    assert (village.kind, village.country, village.admin1, village.admin2, village.admin3) == (
        "village", "SY", "North", "Markaz", "Tiba",
    )  # fmt: skip
    assert village.names == ("Upper Tiba", "Tibeh")
    assert (village.name_ar, village.pcode) == ("طيبة", "C1")
    assert seat.kind == "town"  # its subdistrict is called after it
    assert (province.kind, province.name, province.admin1, province.admin2) == ("admin1", "North", "North", None)
    assert (province.latitude, province.longitude) == pytest.approx((35.6, 36.6))


@pytest.mark.parametrize(
    "header",
    [
        "PCODE,NAME_EN,NAME_AR,ADM3_PCODE,ADM3_EN,ADM2_PCODE,ADM2_EN,ADM1_PCODE,ADM1_EN,LAT,LON",
        "admin4Pcode,admin4_en,name_ar,admin3Pcode,admin3Name_en,admin2Pcode,admin2Name_en,admin1Pcode,"
        "admin1Name_en,Latitude_Y,Longitude_X",
    ],
)
def test_columns_are_found_by_any_of_their_names(tmp_path: Path, header: str) -> None:
    text = PCODES.replace(PCODES.partition("\n")[0], header)
    assert load(write(tmp_path, "list.csv", text)) == load(write(tmp_path, "other.csv", PCODES))


def test_a_plain_table_needs_no_more_than_a_name_and_coordinates(tmp_path: Path) -> None:
    place = load(write(tmp_path, "mine.csv", "Name;Lat;Long\nTiba;35.5;36.5\n"))[0]
    assert (place.name, place.kind, place.country, place.latitude) == ("Tiba", "village", "", 35.5)
    assert place.id.startswith("mine:")


def test_a_plain_table_may_say_all_that_a_place_has(tmp_path: Path) -> None:
    text = (
        "id,name,name_ar,names,kind,latitude,longitude,country,admin1,admin2,admin3,pcode,population\n"
        'a:1,Tiba,طيبة,Taybah;Taibeh,city,35.5,36.5,sy,North,Markaz,Tiba,C1,"6,200"\n'
    )
    place = load(write(tmp_path, "mine.csv", text))[0]
    assert (place.id, place.kind, place.country, place.names, place.population) == (
        "a:1", "town", "SY", ("Taybah", "Taibeh"), 6200,
    )  # fmt: skip
    assert (place.name_ar, place.admin1, place.admin2, place.admin3, place.pcode) == (
        "طيبة", "North", "Markaz", "Tiba", "C1",
    )  # fmt: skip


def test_reading_twice_gives_the_same_ids(tmp_path: Path) -> None:
    path = write(tmp_path, "mine.csv", "name,lat,lon\nTiba,35.5,36.5\nTiba,35.5,36.5\n")
    assert load(path) == load(path)
    assert len(load(path)) == 1


def test_a_geonames_dump_is_read_with_the_names_of_its_units(tmp_path: Path) -> None:
    town, province = load(write(tmp_path, "SY.txt", GEONAMES_LINE))
    assert (town.id, town.kind, town.admin1, town.population) == ("geonames:101", "town", "North Province", 6200)
    assert town.names == ("Taybah", "Taibeh")
    assert (province.kind, province.population) == ("admin1", None)


def test_boundaries_become_places_at_a_point_inside(tmp_path: Path) -> None:
    area = {"type": "Polygon", "coordinates": SQUARE}
    text = collection(feature(area, NAME_EN="Tiba", NAME_ARA="طيبة", PCODE="SY0101", ADMIN1_EN="North"))
    place = load(write(tmp_path, "units.geojson", text))[0]
    assert (place.id, place.kind, place.name, place.name_ar, place.admin1, place.admin2, place.country) == (
        "ocha:SY0101", "admin2", "Tiba", "طيبة", "North", "Tiba", "SY",
    )  # fmt: skip
    assert (place.latitude, place.longitude) == pytest.approx((35.5, 36.5))


def test_names_with_the_level_in_them_are_found(tmp_path: Path) -> None:
    area = {"type": "MultiPolygon", "coordinates": [SQUARE]}
    text = collection(feature(area, ADM1_EN="North", ADM1_PCODE="SD01", ADM0_PCODE="SD"))
    place = load(write(tmp_path, "units.json", text))[0]
    assert (place.id, place.kind, place.name, place.admin1, place.country) == (
        "ocha:SD01", "admin1", "North", "North", "SD",
    )  # fmt: skip


def test_points_are_villages(tmp_path: Path) -> None:
    text = collection(feature({"type": "Point", "coordinates": [36.5, 35.5]}, name="Tiba"))
    place = load(write(tmp_path, "points.geojson", text))[0]
    assert (place.kind, place.latitude, place.longitude) == ("village", 35.5, 36.5)


def test_boundaries_are_kept_with_their_units(tmp_path: Path) -> None:
    area = {"type": "Polygon", "coordinates": SQUARE}
    point = {"type": "Point", "coordinates": [1, 2]}
    text = collection(feature(area, ADM1_EN="North", ADM1_PCODE="SD01"), feature(point, name="P"))
    loaded = load_all(write(tmp_path, "units.geojson", text))
    assert [place.name for place in loaded.places] == ["North", "P"]
    assert [(one.unit.name, one.area.bounds) for one in loaded.boundaries] == [("North", (36.0, 35.0, 37.0, 36.0))]


def zipped(path: Path, **members: str) -> Path:
    with ZipFile(path, "w") as archive:
        for name, text in members.items():
            archive.writestr(f"{name}.txt", text)
    return path


def test_a_geonames_dump_is_read_from_its_zip(tmp_path: Path) -> None:
    path = zipped(tmp_path / "SY.zip", readme="about this file", SY=GEONAMES_LINE)
    assert load(path) == load(write(tmp_path, "SY.txt", GEONAMES_LINE))


ALTERNATES = (
    "1\t101\tar\tالطيبة\t1\t\t\t\t\t\n"
    "2\t101\tlink\thttps://example.org/Tayba\t\t\t\t\t\t\n"
    "3\t101\t\tTaiba\t\t\t\t\t\t\n"
)


def test_alternate_names_are_gathered_by_the_entry_that_they_name(tmp_path: Path) -> None:
    loaded = load_all(write(tmp_path, "alternateNames.txt", ALTERNATES))
    assert loaded.places == ()
    assert loaded.namings == (Naming("geonames:101", ("الطيبة", "Taiba"), ("الطيبة",)),)


def workbook(path: Path, **sheets: list[list[object]]) -> Path:
    book = Workbook()
    for sheet in list(book.worksheets):
        book.remove(sheet)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def test_a_workbook_is_read_from_the_sheet_that_has_coordinates(tmp_path: Path) -> None:
    header = ["PCODE", "Name_EN", "Admin1_PCODE", "Admin1_EN", "Latitude", "Longitude", "Population"]
    path = workbook(
        tmp_path / "list.xlsx",
        Readme=[["Populated places"], ["of the north"]],
        Places=[[], header, ["C1", "Tiba", "SY01", "North", 35.5, 36.25, 1200.0], [None] * 7],
    )
    town, province = load(path)
    assert (town.id, town.latitude, town.longitude, town.population) == ("ocha:C1", 35.5, 36.25, 1200)
    assert (province.id, province.kind) == ("ocha:SY01", "admin1")


def test_what_is_no_workbook_or_no_zip_is_a_fault(tmp_path: Path) -> None:
    for name in ("a.xlsx", "a.zip"):
        with pytest.raises(InputError, match="is not a"):
            load(write(tmp_path, name, "plain text"))
    with pytest.raises(InputError, match="expected one table"):
        load(zipped(tmp_path / "b.zip", a="1\t2", b="1\t2"))
    with pytest.raises(InputError, match="is empty"):
        load(workbook(tmp_path / "b.xlsx", Empty=[]))


PLAIN = "name,latitude,longitude,kind,country,population\n"


@pytest.mark.parametrize(
    ("name", "text", "where", "said"),
    [
        ("a.csv", "", (1, None), "header"),
        ("a.csv", "lat,lon\n1,2\n", (1, None), "no column for the name"),
        ("a.csv", "name,lat\nTiba,2\n", (1, None), "no column for the longitude"),
        ("a.csv", PLAIN + "Tiba,95,36,,,\n", (2, "latitude"), "from -90 to 90"),
        ("a.csv", PLAIN + "Tiba,35,here,,,\n", (2, "longitude"), "degrees"),
        ("a.csv", PLAIN + "Tiba,nan,36,,,\n", (2, "latitude"), "degrees"),
        ("a.csv", PLAIN + "Tiba,35,36,castle,,\n", (2, "kind"), "expected one of"),
        ("a.csv", PLAIN + "Tiba,35,36,,Syria,\n", (2, "country"), "two letters"),
        ("a.csv", PLAIN + "Tiba,35,36,,,many\n", (2, "population"), "whole number"),
        ("a.csv", PLAIN + ",35,36,,,\n", (2, "name"), "empty"),
        ("a.csv", PLAIN + "a,1,2,,,\nb,1,2,,,,,,\n", (3, None), "9 fields"),
        ("a.csv", PLAIN, (None, None), "no places"),
        ("a.csv", PCODES.replace("36.7", "367"), (3, "longitude"), "from -180 to 180"),
        ("a.csv", PCODES.replace("SY01,N", "1,N"), (2, "admin1_pcode"), "two letters"),
        ("a.txt", GEONAMES_LINE + "104\tshort\n", (4, None), "2 fields"),
        ("a.geojson", "{", (1, None), "not JSON"),
        ("a.geojson", "[]", (None, None), "feature collection"),
        ("a.geojson", collection({"type": "Feature"}), (None, None), "feature 1 has no properties"),
        ("a.geojson", collection(feature({}, area=3)), (None, "name_en"), "feature 1 has no name"),
        ("a.geojson", collection(feature(None, name="Tiba")), (None, "geometry"), "feature 1 has no usable geometry"),
    ],
)
def test_a_fault_is_named_with_its_place(
    tmp_path: Path, name: str, text: str, where: tuple[int | None, str | None], said: str
) -> None:
    path = write(tmp_path, name, text)
    with pytest.raises(InputError) as caught:
        load(path)
    assert (caught.value.file, caught.value.line, caught.value.field) == (str(path), *where)
    assert said in caught.value.fault


def test_a_file_that_is_not_there_and_one_that_is_no_text(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="can't be read"):
        load(tmp_path / "none.csv")
    (tmp_path / "bytes.csv").write_bytes(b"name,lat,lon\n\xff\xfe,1,2\n")
    with pytest.raises(InputError, match="not UTF-8"):
        load(tmp_path / "bytes.csv")


def test_the_real_lists_are_read(shared: Path) -> None:
    communities = load(shared / "data/places/syria-ocha-communities.csv")
    assert sum(place.kind in ("town", "village") for place in communities) == 5251
    assert sum(place.kind == "admin1" for place in communities) == 14
    assert len(load(shared / "data/places/syria-ocha-admin2.geojson")) == 61


ODD = "TOPONYM,Y_WGS,X_WGS,PROV\nTiba,35.5,36.5,North\n"
NAMED = {"name": "toponym", "latitude": "Y_WGS", "longitude": "x wgs", "admin1": "PROV"}


def test_columns_that_nothing_tells_are_named_by_a_person(tmp_path: Path) -> None:
    (place,) = load_all(write(tmp_path, "odd.csv", ODD), NAMED).places
    assert (place.name, place.latitude, place.longitude, place.admin1) == ("Tiba", 35.5, 36.5, "North")


def test_a_named_column_wins_over_the_usual_one(tmp_path: Path) -> None:
    path = write(tmp_path, "list.csv", PCODES)
    by_arabic = {place.pcode: place.name for place in load_all(path, {"name": "name_ar"}).places}
    assert (by_arabic["C1"], by_arabic["C2"]) == ("طيبة", "الطيبة")
    by_district = {place.pcode: place.admin3 for place in load_all(path, {"admin3": "admin2_en"}).places}
    assert by_district["C1"] == "Markaz"


def test_a_pcode_list_is_known_by_columns_that_a_person_named(tmp_path: Path) -> None:
    text = PCODES.replace("pcode,name_en", "own,name_en", 1).replace("admin1_pcode", "first", 1)
    columns = {"pcode": "own", "admin1_pcode": "first"}
    assert {place.id for place in load_all(write(tmp_path, "list.csv", text), columns).places} >= {
        "ocha:C1",
        "ocha:SY01",
    }


def test_the_sheet_with_the_named_latitude_is_read(tmp_path: Path) -> None:
    book = Workbook()
    assert book.active is not None
    book.active.append(["what this is"])
    sheet = book.create_sheet()
    for line in ODD.splitlines():
        sheet.append(line.split(","))
    book.save(tmp_path / "odd.xlsx")
    assert [place.name for place in load_all(tmp_path / "odd.xlsx", NAMED).places] == ["Tiba"]


def test_properties_of_geojson_are_named_too(tmp_path: Path) -> None:
    unit = feature({"type": "Polygon", "coordinates": SQUARE}, NAME="local", DIST="Markaz", ADM1_EN="x", PROV="North")
    path = write(tmp_path, "units.geojson", collection(unit))
    loaded = load_all(path, {"name": "DIST", "admin1": "PROV"})
    assert [(place.name, place.kind, place.admin1) for place in loaded.places] == [("Markaz", "admin2", "North")]
    assert [one.unit.name for one in loaded.boundaries] == ["Markaz"]


def test_a_named_column_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no column 'TOWN'; found toponym"):
        load_all(write(tmp_path, "odd.csv", ODD), {"name": "TOWN"})
