"""Back-up and restore: one file that holds every row and every upload, the same from SQLite and from PostgreSQL.

So it is also the way to move from one database to the other. It holds personal data: keep it as you keep the database.
Left out: sessions and the shared cache (people sign in again), and the secret, which belongs to the machine.
"""

from convenor.web.config.backup.manifest import Manifest
from convenor.web.config.backup.reading import restore
from convenor.web.config.backup.writing import back_up

__all__ = ["Manifest", "back_up", "restore"]
