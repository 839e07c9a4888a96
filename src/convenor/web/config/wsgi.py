"""The site as a WSGI application."""

import os
from pathlib import Path

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from convenor.web.config.orphans import end_with_parent

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "convenor.web.config.settings")
Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)  # looked into at once; the doctor says when it is empty
end_with_parent()
application = get_wsgi_application()
