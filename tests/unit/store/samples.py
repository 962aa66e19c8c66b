"""Small values that store tests are built of."""

from da_nb.model.action import Action
from da_nb.model.bundle import Bundle, Source
from da_nb.model.identity import Identity
from da_nb.model.session import SessionKey, SessionRecord
from da_nb.model.task import TaskOptions, TaskRequest
from da_nb.store.session import Sessions
from da_nb.timekeeping import FakeClock

KEY = bytes(range(32))
BUNDLE = Bundle((Source("cell 1", "question: Hello\n"), Source("more.yml", "code: x = 1\n")))
OTHER_BUNDLE = Bundle((Source("cell 1", "question: Good day\n"),))
PLACE = SessionKey("letters.ipynb", "greeting", "ann@example.com")
NOW = FakeClock().now()


def new_session(sessions: Sessions, name: str = "greeting") -> SessionRecord:
    """A session without a step."""
    return sessions.create(SessionKey(PLACE.place, name, PLACE.user), "cell 1", BUNDLE, NOW)


def request(task_id: str, session: str, priority: int = 0, **arguments: object) -> TaskRequest:
    """A request for the action `look_up`."""
    return TaskRequest(
        id=task_id,
        session=session,
        action=Action("look_up", arguments),
        notify="refresh",
        identity=Identity("ann@example.com"),
        bundle=BUNDLE.hash,
        options=TaskOptions(priority=priority),
    )
