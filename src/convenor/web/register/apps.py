from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "convenor.web.register"
    label = "register"
