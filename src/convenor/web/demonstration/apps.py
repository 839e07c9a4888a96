from django.apps import AppConfig


class DemonstrationConfig(AppConfig):
    name = "convenor.web.demonstration"
    label = "demonstration"
