from django.apps import AppConfig
from django.conf import settings


class DemonstrationConfig(AppConfig):
    name = "convenor.web.demonstration"
    label = "demonstration"

    def ready(self) -> None:
        if settings.DEMO:
            from convenor.web.demonstration.slugs import slugs
            from convenor.web.ui import made_up

            made_up.SLUGS.update(slugs())
