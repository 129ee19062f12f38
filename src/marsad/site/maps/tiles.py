"""Pictures of a tile server under a map, where one is set: the usual 2^z by 2^z squares of the Mercator world."""

import math
from typing import Final

from marsad.site.maps.ground import Picture
from marsad.site.maps.projection import Frame

SIDE: Final = 256
"""Units that a picture is about as wide as."""
DEEPEST: Final = 19


def pictures(template: str, frame: Frame) -> list[Picture]:
    """List the pictures that cover a sheet; ``template`` has {z}, {x} and {y} in it."""
    zoom = min(max(round(math.log2(360.0 * frame.scale / SIDE)), 0), DEEPEST)
    number = 2**zoom
    side = 360.0 * frame.scale / number
    left, top = -(frame.left + 180.0) * frame.scale, -(180.0 - frame.top) * frame.scale
    columns = range(max(int(-left // side), 0), min(int((frame.width - left) // side) + 1, number))
    rows = range(max(int(-top // side), 0), min(int((frame.height - top) // side) + 1, number))
    return [
        Picture(
            template.replace("{z}", str(zoom)).replace("{x}", str(column)).replace("{y}", str(row)),
            round(left + column * side, 1), round(top + row * side, 1), round(side, 1),
        )
        for row in rows
        for column in columns
    ]  # fmt: skip
