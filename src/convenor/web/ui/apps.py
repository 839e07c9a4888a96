from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "convenor.web.ui"
    label = "ui"
