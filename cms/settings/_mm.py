from .test import *
TASKS={"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
WAGTAILSEARCH_BACKENDS={"default":{"BACKEND":"modelsearch.backends.database"}}
PROCRASTINATE_ON_APP_READY=None
TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates","DIRS": [],"APP_DIRS": True,"OPTIONS":{"context_processors":["django.template.context_processors.request","django.contrib.auth.context_processors.auth","django.contrib.messages.context_processors.messages"]}}]
ROOT_URLCONF="cms.urls"
