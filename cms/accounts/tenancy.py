from __future__ import annotations

from cms.core.tenancy.registry import Kind, declare

declare(
    Kind.SCOPED,
    {
        "accounts.User": "cms.accounts.policies.PeoplePolicy",
        "accounts.PasswordLink": "the person whom it was sent to",
        "accounts.SecondFactorRule": "cms.accounts.signin.security_views: own departments",
        "account.EmailAddress": "the person's own",
        "account.EmailConfirmation": "the person's own",
        "mfa.Authenticator": "the person's own; removed by the security administrator",
        "usersessions.UserSession": "the person's own",
        "wagtailusers.UserProfile": "the person's own",
    },
)
declare(
    Kind.PLATFORM,
    {
        "accounts.SignInLock": "the security administrator",
        "auth.Group": "holders of all rights; roles are given by cms.accounts.policies.groups_given_by",
        "auth.Permission": "given by roles alone",
        "wagtailcore.APIToken": "holders of all rights",
    },
)
declare(
    Kind.INTERNAL,
    {
        "accounts.FormerPassword": "hashes of a person's last passwords",
        "sessions.Session": "sessions of the admin",
    },
)
