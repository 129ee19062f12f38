"""The site's addresses. Ids of any characters are one segment each, see ``marsad.site.ids``."""

from django.urls import include, path, register_converter

from marsad.site import views
from marsad.site.ids import IdConverter

register_converter(IdConverter, "id")

_pages = [
    path("", views.front, name="front"),
    path("reports/", views.report_list, name="reports"),
    path("reports/<id:uid>/", views.report, name="report"),
    path("events/", views.event_list, name="events"),
    path("events/<id:uid>/", views.event, name="event"),
    path("places/<id:uid>/", views.place, name="place"),
    path("map/", views.event_map, name="map"),
    path("tolls/", views.tolls, name="tolls"),
    path("about/", views.about, name="about"),
    path("robots.txt", views.robots, name="robots"),
]

urlpatterns = [path("", include((_pages, "site")))]
