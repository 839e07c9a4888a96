from django.apps import AppConfig


class ListeningConfig(AppConfig):
    name = "convenor.web.listening"
    label = "listening"
