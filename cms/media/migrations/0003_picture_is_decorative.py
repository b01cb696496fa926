from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("media", "0002_plain_names_of_file_fields")]

    operations = [migrations.RenameField("customimage", "decorative", "is_decorative")]
