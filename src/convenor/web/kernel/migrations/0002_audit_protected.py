from django.db import migrations

from convenor.web.kernel import protection


def protect(apps, schema_editor):
    protection.protect(schema_editor.connection)


def unprotect(apps, schema_editor):
    protection.unprotect(schema_editor.connection)


class Migration(migrations.Migration):
    """The database itself refuses to change or delete an audit entry."""

    dependencies = [
        ("kernel", "0001_initial"),
    ]

    operations = [
        migrations.RunPython(protect, unprotect),
    ]
