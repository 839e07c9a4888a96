from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "convenor.web.people"
    label = "people"
