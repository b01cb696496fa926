"""Who acts is known inside a request or a block, and forgotten after it."""

from __future__ import annotations

import threading

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.test import RequestFactory

from cms.core.audit.context import Scene, acting_as, noting, on_scene, scene
from cms.core.audit.middleware import AuditMiddleware
from cms.core.audit.models import Event
from tests.factories.sites import make_cluster, on_host
from tests.factories.users import make_user


class Person:
    """Somebody who is signed in."""

    is_authenticated = True


def request(user: object = None, method: str = "get"):
    made = getattr(RequestFactory(), method)("/admin/x/")
    made.user = user or AnonymousUser()
    return made


def test_outside_everything_nobody_acts():
    empty = scene()
    assert (empty.actor, empty.address, empty.request_id, empty.notes) == (None, None, "", {})


def test_inner_block_keeps_request_and_number():
    person, other = Person(), Person()
    with on_scene(Scene(request(person))) as outer:
        assert outer.actor is person
        with acting_as(other) as inner:
            assert (inner.actor, inner.address, inner.request_id) == (other, outer.address, outer.request_id)
        with acting_as(None, "department") as inner:
            assert (inner.actor, inner.department) == (person, "department")
            with acting_as(other) as innermost:
                assert innermost.department == "department"
        assert scene() is outer


def test_notes_add_up_and_go():
    with noting(a=1), noting(b=2):
        assert scene().notes == {"a": 1, "b": 2}
        with noting(a=3):
            assert scene().notes == {"a": 3, "b": 2}
        assert scene().notes == {"a": 1, "b": 2}
    assert scene().notes == {}


def test_error_leaves_nothing_behind():
    with pytest.raises(RuntimeError):
        fail_as(Person())
    assert scene().actor is None


def fail_as(person: Person) -> None:
    with acting_as(person), noting(a=1):
        raise RuntimeError


def test_other_threads_do_not_see_it():
    seen: list[object] = []
    with acting_as(Person()):
        thread = threading.Thread(target=lambda: seen.append(scene().actor))
        thread.start()
        thread.join()
    assert seen == [None]


def test_one_request_knows_nothing_of_the_next():
    actors: list[object] = []

    def view(_request):
        actors.append(scene().actor)
        return HttpResponse()

    middleware, person = AuditMiddleware(view), Person()
    middleware(request(person))
    middleware(request())
    assert actors == [person, None]
    assert scene().request is None


def test_request_without_sessions_has_no_person():
    bare = RequestFactory().get("/")
    assert Scene(bare).actor is None


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("method", "signed_in", "status", "recorded"),
    [
        ("post", True, 403, True), ("delete", True, 403, True), ("get", True, 403, False), ("post", False, 403, False),
        ("post", True, 200, False), ("post", True, 404, False),
    ],
)  # fmt: skip
def test_refused_writes_of_people_are_recorded(method: str, signed_in: bool, status: int, recorded: bool):
    asked = request(make_user() if signed_in else None, method)
    known = Event.objects.filter(action="access.write").count()
    AuditMiddleware(lambda _request: HttpResponse(status=status))(asked)
    assert Event.objects.filter(action="access.write").count() - known == int(recorded)


@pytest.mark.django_db
def test_public_pages_cost_no_query_more_and_record_nothing(django_assert_max_num_queries):
    make_cluster()
    visitor = on_host("localhost")
    visitor.get("/")
    known = Event.objects.count()
    response = visitor.get("/")
    assert response.status_code == 200
    assert "X-Request-ID" not in response
    assert "Set-Cookie" not in response
    assert Event.objects.count() == known
