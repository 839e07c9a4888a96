from django.apps import AppConfig


class PulsesConfig(AppConfig):
    name = "convenor.web.pulses"
    label = "pulses"
