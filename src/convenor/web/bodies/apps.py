from django.apps import AppConfig


class BodiesConfig(AppConfig):
    name = "convenor.web.bodies"
    label = "bodies"
