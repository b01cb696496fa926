"""What the walk leaves out, each with its reason."""

from __future__ import annotations

#: Addresses at which a role of the platform works for all departments, by rule.
OPEN: dict[str, tuple[str, ...]] = {
    # Whoever translates for all departments opens the pictures and files of what they hand in.
    "documents/%(document_id)s/%(document_filename)s": ("translator",),
    "media/%(path)s": ("translator",),
}
#: Addresses that answer nobody with any row of these tests, and why.
NOT_CALLED: dict[str, str] = {}
