"""Arabic, as newspapers write it; ``marsad.site.figures`` sets the digits."""

from typing import Final

DATE_FORMAT: Final = "j F Y"
DECIMAL_SEPARATOR: Final = "."
THOUSAND_SEPARATOR: Final = ","
NUMBER_GROUPING: Final = 3
