from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("conversations", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="conversation",
            name="told_words",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="invitation",
            name="told_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="proposal",
            name="dissent",
            field=models.TextField(blank=True, verbose_name="who saw it otherwise, and why"),
        ),
    ]
