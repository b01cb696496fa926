"""People who decide and write at the very same moment, in transactions of their own."""

from __future__ import annotations

import pytest

from tests.factories.newsroom import fresh, make_newsroom, submit, write
from tests.factories.together import together
from tests.publishing.acts import change, decide, opened, publications


@pytest.mark.django_db(transaction=True)
def test_real_people_at_the_same_moment() -> None:
    newsroom = make_newsroom()
    page = write(newsroom.editor, newsroom.column, "甲")
    submit(newsroom.editor, page, "甲")
    states = [opened(page), opened(page)]
    people = [newsroom.reviewer, newsroom.second_reviewer]
    acts = [lambda state=state, user=user: decide(state, user) for state, user in zip(states, people, strict=True)]
    assert together(*acts) == ["PermissionDenied"]
    assert publications(page) == 1

    other = write(newsroom.editor, newsroom.column, "乙")
    submit(newsroom.editor, other, "乙")
    state = opened(other)
    together(lambda: decide(state, newsroom.reviewer), lambda: change(other, newsroom.second_reviewer, "夹带"))
    assert fresh(other).title == "乙"
    if fresh(other).live:
        assert not fresh(other).workflow_in_progress
    else:
        assert opened(other).revision.content["title"] == "夹带"
