"""The reader's counts on incident summaries: killed, injured, abducted and arrested, one figure a summary.

The summaries (India, 3,993) were coded by hand with one total each; the reader gives claims. From claims to one figure:

1. Only what is reported of this incident counts: claims that are denied, possible or cumulative are left out, and so
   are shares of others ("including two women"), which their rule names.
2. A claim's figure is its lower bound, or its upper where it has no lower; without any number it adds nothing.
3. A sentence's figure is the sum of its claims.
4. The summary's figure is that of the sentence with the largest: later sentences mostly tell the same again in parts.

"Abducted" and "arrested" are both ``casualties/detained``: a claim is an abduction where an abduction word asserted it.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from marsad.model import Claim, Report
from marsad.reading import grammar
