"""The site's addresses. Ids of any characters are one segment each, see ``marsad.site.ids``."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.contrib.sitemaps import views as sitemaps
from django.urls import include, path, register_converter
from django.views.i18n import set_language

from marsad.site import views
from marsad.site.discussion import views as discussion
from marsad.site.discussion.signing_in import SignInForm
from marsad.site.feeds import channels
from marsad.site.feeds.atom import ListFeed
from marsad.site.ids import IdConverter
from marsad.site.past import limited
from marsad.site.sitemaps import SECTIONS

register_converter(IdConverter, "id")

_pages = [
    path("", views.front, name="front"),
    path("reports/atom.xml", ListFeed(channels.reports), name="reports-feed"),
    path("reports/", views.report_list, name="reports"),
    path("reports/<id:uid>/", views.report, name="report"),
    path("reports/<id:uid>/vote/", discussion.vote, name="vote"),
    path("reports/<id:uid>/comment/", discussion.comment, name="comment"),
    path("reports/<id:uid>/work/", discussion.work, name="work"),
    path("comments/<slug:uid>/withdraw/", discussion.withdraw, name="withdraw"),
    path("events/atom.xml", ListFeed(channels.events), name="events-feed"),
    path("events/", views.event_list, name="events"),
    path("events/<id:uid>/", views.event, name="event"),
    path("places/<id:uid>/atom.xml", ListFeed(channels.place), name="place-feed"),
    path("places/<id:uid>/", views.place, name="place"),
    path("search/", views.search, name="search"),
    path("search/atom.xml", views.SearchFeed(), name="search-feed"),
    path("search/hits.csv", views.search_csv, name="search-csv"),
    path("map/", views.event_map, name="map"),
    path("embed/map/", views.embedded_map, name="embed-map"),
    path("embed/tolls/", views.embedded_tolls, name="embed-tolls"),
    path("embed/events/<id:uid>/", views.embedded_event, name="embed-event"),
    path("embed/places/<id:uid>/", views.embedded_place, name="embed-place"),
    path("pictures/map.png", views.picture, {"what": "map"}, name="picture-map"),
    path("pictures/<slug:what>/<id:uid>.png", views.picture, name="picture"),
    path("sources/atom.xml", limited(ListFeed(channels.sources)), name="sources-feed"),
    path("sources/", views.source_list, name="sources"),
    path("sources/<id:name>/atom.xml", ListFeed(channels.source), name="source-feed"),
    path("sources/<id:name>/", views.source, name="source"),
    path("actors/atom.xml", ListFeed(channels.actors), name="actors-feed"),
    path("actors/", views.actor_list, name="actors"),
    path("actors/<id:name>/atom.xml", ListFeed(channels.actor), name="actor-feed"),
    path("actors/<id:name>/", views.actor, name="actor"),
    path("control/atom.xml", ListFeed(channels.control), name="control-feed"),
    path("control/", views.control, name="control"),
    path("tolls/atom.xml", limited(ListFeed(channels.tolls)), name="tolls-feed"),
    path("tolls/", views.tolls, name="tolls"),
    path("about/", views.about, name="about"),
]

admin.autodiscover()
admin.site.site_header = admin.site.site_title = settings.SITE_NAME or "Marsad"
admin.site.login_form = SignInForm
admin.site.enable_nav_sidebar = False  # there are four lists: the room is needed for what they hold

urlpatterns = [
    path("admin/language/", set_language, name="admin-language"),
    path("admin/", admin.site.urls),
    path("favicon.ico", views.favicon),
    path("oembed", views.oembed, name="oembed"),
    path("robots.txt", views.robots),
    path("sitemap.xml", sitemaps.index, {"sitemaps": SECTIONS, "sitemap_url_name": "sitemap"}, name="sitemaps"),
    path("sitemap-<section>.xml", sitemaps.sitemap, {"sitemaps": SECTIONS}, name="sitemap"),
    *i18n_patterns(path("", include((_pages, "site"))), prefix_default_language=False),
]
