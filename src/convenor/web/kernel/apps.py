from django.apps import AppConfig


class KernelConfig(AppConfig):
    name = "convenor.web.kernel"
    label = "kernel"
