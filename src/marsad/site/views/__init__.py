"""What answers each address: thin functions between a filter, its queries and a template."""

from marsad.site.views.control import control
from marsad.site.views.embeds import embedded_event, embedded_map, embedded_place, embedded_tolls, oembed
from marsad.site.views.events import event, event_list
from marsad.site.views.front import about, favicon, front, robots
from marsad.site.views.maps import event_map
from marsad.site.views.pictures import picture
from marsad.site.views.places import place
from marsad.site.views.reports import report, report_list
from marsad.site.views.search import search, search_csv
from marsad.site.views.search_feed import SearchFeed
from marsad.site.views.tolls import tolls
from marsad.site.views.voices import actor, actor_list, source, source_list

__all__ = [
    "SearchFeed",
    "about",
    "actor",
    "actor_list",
    "control",
    "embedded_event",
    "embedded_map",
    "embedded_place",
    "embedded_tolls",
    "event",
    "event_list",
    "event_map",
    "favicon",
    "front",
    "oembed",
    "picture",
    "place",
    "report",
    "report_list",
    "robots",
    "search",
    "search_csv",
    "source",
    "source_list",
    "tolls",
]
