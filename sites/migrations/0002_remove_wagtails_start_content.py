"""Wagtail's welcome page, its site on `localhost`, its two groups with rights on the whole tree and their workflow go.

Groups with rights on the root of all trees would act for every department; the welcome page would answer unknown hosts.
"""

from django.conf import settings
from django.db import migrations

WELCOME = "Welcome to your new Wagtail site!"
GROUPS = ("Moderators", "Editors")
WORKFLOW = "Moderators approval"


def remove(apps, schema_editor):
    Page = apps.get_model("wagtailcore", "Page")
    Site = apps.get_model("wagtailcore", "Site")
    welcome = Page.objects.filter(depth=2, slug="home", title=WELCOME, numchild=0).first()
    if welcome is not None:
        Site.objects.filter(root_page=welcome).delete()
        welcome.delete()
        Page.objects.filter(depth=1).update(numchild=Page.objects.filter(depth=2).count())
    apps.get_model("wagtailcore", "Workflow").objects.filter(name=WORKFLOW).delete()
    apps.get_model("wagtailcore", "GroupApprovalTask").objects.filter(name=WORKFLOW).delete()
    apps.get_model("auth", "Group").objects.filter(name__in=GROUPS).delete()


def restore(apps, schema_editor):
    """Bring back page, site and groups; groups come back without members, rights and workflow."""
    ContentType = apps.get_model("contenttypes", "ContentType")
    Group = apps.get_model("auth", "Group")
    Locale = apps.get_model("wagtailcore", "Locale")
    Page = apps.get_model("wagtailcore", "Page")
    Site = apps.get_model("wagtailcore", "Site")
    root = Page.objects.get(depth=1)
    if not Site.objects.exists() and root.numchild == 0:
        kind, _ = ContentType.objects.get_or_create(app_label="wagtailcore", model="page")
        locale = Locale.objects.filter(language_code=settings.LANGUAGE_CODE).first() or Locale.objects.first()
        page = Page.objects.create(
            title=WELCOME, draft_title=WELCOME, slug="home", content_type=kind, path="00010001", depth=2,
            url_path="/home/", locale=locale,
        )
        Page.objects.filter(pk=root.pk).update(numchild=1)
        Site.objects.create(hostname="localhost", root_page=page, is_default_site=True)
    for name in GROUPS:
        Group.objects.get_or_create(name=name)


class Migration(migrations.Migration):
    dependencies = [
        ("sites", "0001_hosted_sites"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailimages", "0027_image_description"),
        ("wagtaildocs", "0014_alter_document_file_size"),
    ]

    operations = [migrations.RunPython(remove, restore)]
