from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("pulses", "0003_too_soon"),
    ]

    operations = [
        migrations.AddField(
            model_name="invitation",
            name="address",
            field=models.CharField(default="", editable=False, max_length=64),
        ),
    ]
