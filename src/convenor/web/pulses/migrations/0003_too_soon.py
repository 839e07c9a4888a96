from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("pulses", "0002_licence_ends"),
    ]

    operations = [
        migrations.AddField(
            model_name="wave",
            name="too_soon",
            field=models.BooleanField(default=False),
        ),
    ]
