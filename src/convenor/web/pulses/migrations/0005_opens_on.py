from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("pulses", "0004_address"),
    ]

    operations = [
        migrations.AddField(
            model_name="wave",
            name="opens_on",
            field=models.DateField(blank=True, null=True, verbose_name="opens by itself on"),
        ),
    ]
