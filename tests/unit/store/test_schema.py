"""Times in the store."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
import sqlalchemy as sa

from da_nb.store.schema import Moment

DIALECT = sa.create_engine("sqlite://").dialect


@pytest.mark.parametrize(
    "when",
    [
        datetime(2026, 1, 5, 9, 0, 0, 123457, tzinfo=UTC),
        datetime(1901, 1, 1, tzinfo=timezone(timedelta(hours=-3))),
        datetime(9999, 12, 31, 23, 59, 59, 999999, tzinfo=UTC),
    ],
)
def test_a_moment_comes_back_exactly(when: datetime) -> None:
    """To the microsecond, whatever its zone, and in UTC."""
    moment = Moment()
    back = moment.process_result_value(moment.process_bind_param(when, DIALECT), DIALECT)
    assert back == when
    assert back is not None
    assert back.tzinfo is UTC


def test_no_moment_stays_none() -> None:
    """Absence is None."""
    moment = Moment()
    assert moment.process_result_value(moment.process_bind_param(None, DIALECT), DIALECT) is None
