"""The site's addresses. Ids of any characters are one segment each, see ``marsad.site.ids``."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path, register_converter

from marsad.site import views
from marsad.site.discussion import views as discussion
from marsad.site.discussion.signing_in import SignInForm
from marsad.site.ids import IdConverter

register_converter(IdConverter, "id")

_pages = [
    path("", views.front, name="front"),
    path("reports/", views.report_list, name="reports"),
    path("reports/<id:uid>/", views.report, name="report"),
    path("reports/<id:uid>/vote/", discussion.vote, name="vote"),
    path("reports/<id:uid>/comment/", discussion.comment, name="comment"),
    path("reports/<id:uid>/work/", discussion.work, name="work"),
    path("comments/<slug:uid>/withdraw/", discussion.withdraw, name="withdraw"),
    path("events/", views.event_list, name="events"),
    path("events/<id:uid>/", views.event, name="event"),
    path("places/<id:uid>/", views.place, name="place"),
    path("search/", views.search, name="search"),
    path("search/atom.xml", views.SearchFeed(), name="search-feed"),
    path("search/hits.csv", views.search_csv, name="search-csv"),
    path("map/", views.event_map, name="map"),
    path("sources/", views.source_list, name="sources"),
    path("sources/<id:name>/", views.source, name="source"),
    path("actors/", views.actor_list, name="actors"),
    path("actors/<id:name>/", views.actor, name="actor"),
    path("control/", views.control, name="control"),
    path("tolls/", views.tolls, name="tolls"),
    path("about/", views.about, name="about"),
]

admin.autodiscover()
admin.site.site_header = admin.site.site_title = "Marsad"
admin.site.login_form = SignInForm
admin.site.enable_nav_sidebar = False  # there are four lists: the room is needed for what they hold

urlpatterns = [
    path("admin/", admin.site.urls),
    path("favicon.ico", views.favicon),
    path("robots.txt", views.robots),
    *i18n_patterns(path("", include((_pages, "site"))), prefix_default_language=False),
]
