from django.apps import AppConfig


class PartnersConfig(AppConfig):
    name = "convenor.web.partners"
    label = "partners"
