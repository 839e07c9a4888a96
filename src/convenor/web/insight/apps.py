from django.apps import AppConfig


class InsightConfig(AppConfig):
    name = "convenor.web.insight"
    label = "insight"
