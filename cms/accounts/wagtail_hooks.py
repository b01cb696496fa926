"""People in the admin: their own page, acts upon many accounts at once, the end of a session."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.account import NameEmailSettingsPanel

from .forms import OwnNameForm
from .installers import warn_of_installers
from .policies import PeoplePolicy, answers_for_security, departments_administered

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.utils.safestring import SafeString
    from wagtail.log_actions import LogActionRegistry

NameEmailSettingsPanel.form_class = OwnNameForm


@hooks.register("before_bulk_action")
def many_accounts_at_once(
    request: HttpRequest, action_type: str, objects: list[Any], action_class_instance: Any
) -> None:
    """Ask for each account what the single screens ask; raises PermissionDenied.

    Roles are given on the screen of one person, where they are written down as held, never to many at once.
    """
    people = [item for item in objects if isinstance(item, get_user_model())]
    policy = PeoplePolicy()
    if people and action_type == "assign_role":
        raise PermissionDenied
    if not all(policy.user_has_permission_for_instance(request.user, action_type, person) for person in people):  # type: ignore[arg-type]
        raise PermissionDenied


@hooks.register("register_account_menu_item")
def second_factor_item(request: HttpRequest) -> dict[str, Any]:
    """“两步登录” on the own page."""
    return {
        "url": reverse("mfa_index"),
        "label": _("两步登录"),
        "help_text": _("设置验证器应用、安全密钥和恢复码。"),
    }


@hooks.register("register_account_menu_item")
def sessions_item(request: HttpRequest) -> dict[str, Any]:
    """“我的会话” on the own page."""
    return {
        "url": reverse("accounts_sessions"),
        "label": _("我的会话"),
        "help_text": _("查看在哪些设备上保持登录，并可全部退出。"),
    }


class SecurityMenuItem(MenuItem):
    """Shown to who answers for sign-in; `departments` shows it to administrators of departments as well."""

    def __init__(self, *args: Any, departments: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.departments = departments

    def is_shown(self, request: HttpRequest) -> bool:
        return answers_for_security(request.user) or (self.departments and bool(departments_administered(request.user)))


@hooks.register("register_settings_menu_item")
def locks_menu_item() -> MenuItem:
    """“登录锁定” among the settings."""
    return SecurityMenuItem(_("登录锁定"), reverse("accounts_locks"), name="locks", icon_name="lock", order=610)


@hooks.register("register_settings_menu_item")
def second_factor_menu_item() -> MenuItem:
    """“两步登录要求” among the settings."""
    address = reverse("accounts_second_factor_rules")
    return SecurityMenuItem(_("两步登录要求"), address, name="two-step", icon_name="key", order=620, departments=True)


# After the app of content, which makes the list anew.
hooks.register("construct_homepage_panels", warn_of_installers, order=100)


@hooks.register("register_log_actions")
def sign_in_acts(actions: LogActionRegistry) -> None:
    """Acts upon accounts that their history shows."""
    actions.register_action("accounts.invite", _("发送邀请"), _("发送了邀请"))
    actions.register_action("accounts.unlock", _("解除锁定"), _("解除了登录锁定"))
    actions.register_action("accounts.reset_second_factor", _("重置两步登录"), _("重置了两步登录"))


@hooks.register("insert_global_admin_js")
def session_watch() -> SafeString:
    """The script that warns before an idle session ends; it reads its words and addresses from its own element."""
    return format_html(
        '<script src="{}" defer data-remaining="{}" data-act="{}" data-login="{}" data-warning="{}"'
        ' data-title="{}" data-text="{}" data-saved="{}" data-stay="{}"></script>',
        static("admin_session/session.js"),
        reverse("accounts_session_remaining"),
        reverse("accounts_session_act"),
        reverse("account_login"),
        settings.SESSION_WARNING_SECONDS,
        _("即将退出登录"),
        _("您已较长时间没有操作，{seconds} 秒后将退出登录。"),
        _("草稿已自动保存。"),
        _("继续工作"),
    )


@hooks.register("insert_global_admin_css")
def door_style_sheet() -> SafeString:
    """The look of sign-in."""
    return format_html('<link rel="stylesheet" href="{}">', static("admin_session/session.css"))
