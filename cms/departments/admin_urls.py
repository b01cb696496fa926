from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [path("acting-for/", views.act_for, name="departments_act_for")]
