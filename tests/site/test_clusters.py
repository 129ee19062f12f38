from hypothesis import given
from hypothesis import strategies as st

from marsad.site.maps.clusters import Spot, cluster
from marsad.site.maps.projection import Box, Frame

FRAME = Frame.fit(Box(36, 35, 37, 36), 600, 600)
SPOTS = st.lists(
    st.builds(
        Spot,
        name=st.text(max_size=3),
        latitude=st.floats(35, 36),
        longitude=st.floats(36, 37),
        kinds=st.dictionaries(st.sampled_from(["attack", "control", "aid"]), st.integers(1, 50), min_size=1),
    ),
    max_size=40,
)


@given(SPOTS, st.floats(1, 200))
def test_clusters_count_truly_and_keep_apart(spots: list[Spot], within: float) -> None:
    found = cluster(spots, FRAME, within)
    assert sum(one.count for one in found) == sum(spot.count for spot in spots)
    assert sum(len(one.spots) for one in found) == len(spots)
    for number, one in enumerate(found):
        assert sum(one.kinds.values()) == one.count
        for other in found[number + 1 :]:
            assert (one.x - other.x) ** 2 + (one.y - other.y) ** 2 >= within**2 - 1e-6


def test_a_cluster_stands_at_its_first_place_and_counts_the_most_frequent_kind_first() -> None:
    near = [Spot("A", 35.5, 36.5, {"control": 1}), Spot("B", 35.501, 36.5, {"attack": 3, "control": 1})]
    [only] = cluster(near, FRAME, 30)
    assert (only.x, only.y) == (FRAME.x(36.5), FRAME.y(35.5))
    assert list(only.kinds.items()) == [("attack", 3), ("control", 2)]
