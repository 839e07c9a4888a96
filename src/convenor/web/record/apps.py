from django.apps import AppConfig


class RecordConfig(AppConfig):
    name = "convenor.web.record"
    label = "record"
