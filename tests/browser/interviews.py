"""Interviews that the tests put into cells."""

PETS = """%%interview pets
mandatory: True
question: Thank you, ${ owner }
subquestion: |
  Your ${ pet } is called ${ name }.
---
question: Who are you?
fields:
  - Owner: owner
---
question: Tell us about your pet
fields:
  - Kind: pet
    datatype: radio
    choices:
      - Cat: cat
      - Dog: dog
  - Name: name
"""
"""Two questions and a last screen."""

WORK = """%%interview work
mandatory: True
code: |
  task
  note
---
code: |
  task = background_action('compute', notify)
---
question: How shall the end be told?
fields:
  - Told by: notify
---
question: |
  % if task.ready():
  The result is ${ task.get() }
  % else:
  Working
  % endif
fields:
  - Note: note
---
event: compute
code: |
  print('computing')
  background_response(42)
"""
"""A background action; how its end is told is asked for."""
