"""Screens of word lists and their words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import django_filters
from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import Button
from wagtail.permissions import policy_registry, register_permission_policy

from cms.departments.sharing.forms import SharedForm
from cms.departments.sharing.panels import using_sites
from cms.departments.sharing.policies import PartPolicy, SharedPolicy
from cms.departments.sharing.uses import foreign_uses, names_of, uses_of
from cms.departments.sharing.viewsets import (
    AudienceColumn,
    OwnedViewSet,
    OwnerColumn,
    SharedDeleteView,
    SharedEditView,
    SharedIndexView,
    SharedInspectView,
    SharedViewSet,
)

from .models import Severity, Word, WordList
from .service import add_words, pasted_words

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse

    from cms.accounts.models import User
    from cms.departments.sharing.uses import SiteUse


def register_policies() -> None:
    """Say who keeps and who uses which lists, and that words follow their list."""
    lists = SharedPolicy(WordList)
    register_permission_policy(WordList, lists)
    register_permission_policy(Word, PartPolicy(Word, "word_list", lists))


def _lists(user: User, action: str) -> QuerySet[WordList]:
    return policy_registry.get_by_type(WordList).instances_user_has_any_permission_for(user, {action})


def _words_button(row: WordList) -> Button:
    address = f"{reverse('word:index')}?{urlencode({'word_list': row.pk})}"
    return Button(_("查看用词"), address, icon_name="list-ul", priority=1)


class WordListIndexView(SharedIndexView):
    """Lists, each with the way to its words."""

    def get_base_queryset(self) -> QuerySet[WordList]:
        return super().get_base_queryset().annotate(number_of_words=Count("words", distinct=True))

    def get_list_buttons(self, instance: WordList) -> list[Any]:
        return [_words_button(instance), *super().get_list_buttons(instance)]


class WordListEditView(SharedEditView):
    """The form of a list, with the ways to its words."""

    @property
    def header_more_buttons(self) -> list[Any]:
        paste = Button(
            _("批量添加用词"), reverse("wordlist:paste", args=[self.object.pk]), icon_name="plus", priority=2
        )
        return [_words_button(self.object), paste, *super().header_more_buttons]


class WordListInspectView(SharedInspectView):
    """A list to be read, with the way to its words."""

    @property
    def header_more_buttons(self) -> list[Any]:
        return [_words_button(self.object), *super().header_more_buttons]


class PasteForm(forms.Form):
    """Many words at once; a list that works for others asks for a word of confirmation."""

    lines = forms.CharField(
        label=gettext_lazy("用词"), widget=forms.Textarea(attrs={"rows": 14}), max_length=20_000,
        help_text=gettext_lazy("每行一个，错误写法在前、正确写法在后，中间用逗号分开，如：布署,部署"),
    )  # fmt: skip
    severity = forms.ChoiceField(label=gettext_lazy("程度"), choices=Severity.choices, initial=Severity.WARN)
    confirmed_use = forms.BooleanField(required=False, label=gettext_lazy("我已了解，这次改动会影响以上网站"))

    def __init__(self, word_list: WordList, affected: str, *args: Any) -> None:
        super().__init__(*args)
        self.word_list, self.affected = word_list, affected
        if not affected:
            del self.fields["confirmed_use"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self.pasted = pasted_words(self.word_list, cleaned.get("lines", ""), cleaned.get("severity", Severity.WARN))
        for problem in self.pasted.problems:
            self.add_error("lines", problem)
        _ask(self, self.affected)
        return cleaned


def _ask(form: Any, affected: str) -> None:
    if affected and not form.cleaned_data.get("confirmed_use"):
        words = _("其他网站正在使用这个词表：%(sites)s。请勾选“我已了解”后再保存。")
        form.add_error("confirmed_use", words % {"sites": affected})


def affected_by(word_list: WordList) -> str:
    """Names of the sites of others for whose drafts the list works."""
    return names_of(foreign_uses(uses_of(word_list)))


def paste(request: HttpRequest, pk: int) -> HttpResponse:
    """批量添加: lines on GET, words on POST."""
    word_list, user = get_object_or_404(WordList, pk=pk), request.user
    if not policy_registry.get_by_type(WordList).user_has_permission_for_instance(user, "change", word_list):
        raise PermissionDenied
    uses = uses_of(word_list, user)  # type: ignore[arg-type]
    form = PasteForm(word_list, names_of(foreign_uses(uses)), request.POST or None)
    if request.method == "POST" and form.is_valid():
        new, known = add_words(word_list, form.pasted.words, user)  # type: ignore[arg-type]
        messages.success(request, _("新增 %(new)s 个用词，更新 %(known)s 个。") % {"new": new, "known": known})
        return redirect(f"{reverse('word:index')}?{urlencode({'word_list': pk})}")
    context = {"form": form, "word_list": word_list, "uses": uses, "asks": bool(form.affected)}
    return render(request, "publishing/paste_words.html", context)


class CountColumn(Column):
    """How many words a list has."""

    def get_value(self, instance: Any) -> int:
        return int(instance.number_of_words)


class WordListViewSet(SharedViewSet):
    model = WordList
    icon = "clipboard-list"
    index_view_class = WordListIndexView
    edit_view_class = WordListEditView
    inspect_view_class = WordListInspectView
    edit_handler = ObjectList(WordList.panels, base_form_class=SharedForm)
    list_display = ["name", "note", CountColumn("words", label=gettext_lazy("词数")), "active", OwnerColumn(),
                    AudienceColumn()]  # fmt: skip
    search_fields = ["name", "note"]

    def get_urlpatterns(self) -> list[URLPattern]:
        return [*super().get_urlpatterns(), path("paste/<int:pk>/", paste, name="paste")]


class WordForm(WagtailAdminModelForm):
    """A word stands in lists that the person may change; one of a list that works for others asks."""

    confirmed_use = forms.BooleanField(required=False, label=gettext_lazy("我已了解，这次改动会影响使用词表的其他网站"))
    shows_uses = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["word_list"]
        field.queryset = _lists(self.for_user, "change")
        field.error_messages["invalid_choice"] = _("你不能修改这个词表。")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        lists = {each.pk: each for each in (cleaned.get("word_list"), self.initial_list()) if each is not None}
        _ask(self, "、".join(names for each in lists.values() if (names := affected_by(each))))
        return cleaned

    @cached_property
    def uses(self) -> list[SiteUse]:
        """Sites that use the list in which the word stands, or which the address of the form names."""
        return uses_of(found, self.for_user) if (found := self.initial_list()) is not None else []

    @property
    def asks(self) -> bool:
        """Whether the form offers the word of confirmation; the list of a new word is not known yet."""
        return not self.uses or bool(foreign_uses(self.uses))

    def initial_list(self) -> WordList | None:
        """The list in which the word stands now."""
        return WordList.objects.filter(words=self.instance.pk).first() if self.instance.pk else None


class WordFilters(WagtailFilterSet):
    """Words of one list, of one severity."""

    word_list = django_filters.ModelChoiceFilter(
        label=gettext_lazy("词表"), queryset=lambda request: _lists(request.user, "view")
    )

    class Meta:
        model = Word
        fields = ["word_list", "severity"]


class WordIndexView(SharedIndexView):
    """Words of the lists that the person may read."""

    def get_base_queryset(self) -> QuerySet[Word]:
        rows: QuerySet[Word] = super().get_base_queryset().select_related("word_list__department")
        return rows.prefetch_related("word_list__audience_departments")


class WordDeleteView(SharedDeleteView):
    """A word goes from a list that may work for others."""

    def uses(self) -> list[SiteUse]:
        return uses_of(self.object.word_list, self.request.user)  # type: ignore[attr-defined, arg-type]


class WordViewSet(OwnedViewSet):
    model = Word
    icon = "clipboard-list"
    index_view_class = WordIndexView
    delete_view_class = WordDeleteView
    edit_handler = ObjectList([*Word.panels, using_sites()], base_form_class=WordForm)
    list_display = ["wrong", "right", "severity", "word_list"]
    search_fields = ["wrong", "right", "note"]
    filterset_class = WordFilters
    list_per_page = 50
