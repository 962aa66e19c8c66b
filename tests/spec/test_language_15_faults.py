"""A malformed interview never starts half: everything that is wrong with it is told at once (language 15, issue 3)."""

import pickle

import pytest

from da_nb.errors import InterviewError, ManyFaults
from da_nb.testing import InterviewDriver

WRONG = """
question: Two directives
yesno: a
noyes: b
---
question: "unclosed
---
code: |
  x = = 1
---
question: Form
fields:
  - Name: name
    datatype: integr
  - Age: age
    requird: True
    other: 1
---
mandatory: True
question: |
  ${ a
---
mandatory: True
question: All is well here
"""


def test_every_fault_is_listed_with_its_place_and_mend() -> None:
    """Language 15: directives, YAML, Python, two fields of one form, Mako: six faults, in the order of the text."""
    with pytest.raises(ManyFaults) as refused:
        InterviewDriver.open(WRONG)
    faults = refused.value.faults
    assert [fault.origin.line if fault.origin else None for fault in faults] == [4, 6, 9, 14, 16, 21]
    text = str(refused.value)
    assert text.startswith("6 things in the interview are wrong:\n1. interview, line 4: ")
    for words in ("integr", "Did you mean 'integer'?", "requird", "both 'yesno' and 'noyes'", "quotation mark"):
        assert words in text, words


def test_one_fault_reads_as_it_did() -> None:
    """Language 15: no list of one."""
    with pytest.raises(InterviewError) as refused:
        InterviewDriver.open("question: Q\nyesno: a\nnoyes: b\n")
    assert not isinstance(refused.value, ManyFaults)


def test_the_list_survives_pickle() -> None:
    """House, Errors: it crosses to workers."""
    many = ManyFaults((InterviewError("one"), InterviewError("two")))
    assert str(pickle.loads(pickle.dumps(many))) == str(many)
