"""Plain sentences over the driver, and the fixtures for pytest, in a test run of their own."""

import pytest

from tests.house.places import ROOT

pytest_plugins = ["pytester"]

TRIP = """
metadata:
  title: Trip
---
initial: True
code: |
  menu_items = [action_menu_item('To Paris', 'paris')]
---
event: paris
code: |
  city = 'Paris'
---
question: May we see it?
signature: signed
help: |
  Draw it with a finger.
---
question: A picture
fields:
  - Picture: picture
    datatype: file
    help: Any size
---
mandatory: True
question: Have a good time in ${ city }, ${ name }.
need:
  post:
    - signed
    - picture
subquestion: |
  You go by ${ means }. [Elsewhere](${ url_action('elsewhere') })
buttons:
  - Again: restart
---
event: elsewhere
code: |
  city = 'Oslo'
---
question: Where's your trip?
fields:
  - City: city
  - Name: name
    default: ${ url_args.get('who', 'nobody') }
  - Name: second_name
    required: False
  - Means: means
    choices:
      - By train
      - By bus
  - Season: season
    datatype: radio
    choices:
      - Summer
      - Winter
"""
FEATURE = """
Feature: A trip

  Scenario: It is asked for and found
    Given the URL argument "who" is "Ann"
    Given I start the interview "trip.yml"
    Then I should see the question "Where's your trip?"
    And I should see that "Name" is "Ann"
    And I should not see the phrase "good time"
    When I set "City" to "“Rome” & more"
    And I set the second "Name" to “Smith”
    And I select "By bus" as the "Means"
    And I click the "Winter" option
    And I click the button "Continue"
    Then I should see the question "May we see it?"
    When I go to the help screen
    Then I should see "Draw it with a finger."
    When I go back to the question
    And I sign my name
    And I click the button "Continue"
    And I click the help icon for "Picture"
    Then I should see "Any size"
    When I upload "trip.yml" as the "Picture"
    And I click the button "Continue"
    Then I should see the phrase “You go by By bus.”
    And I should see the button "Again"
    And I should see the link "Elsewhere"
    And the variable "season" should be "Winter"
    When I go back
    And I go back
    And I go back
    Then I should see that "Means" is "By bus"
    When I press the button "Continue"
    And I sign my name
    And I press the button "Continue"
    And I upload "trip.yml"
    And I press the button "Continue"
    And I click the link "Elsewhere"
    Then I should see "Have a good time in Oslo, Ann."
    When I click "To Paris" in the menu
    Then I should see "Have a good time in Paris, Ann."
    And I wait 2 seconds
    And I wait 1 second

  Scenario: It fails with what is on the screen
    Given I start the interview "trip.yml"
    Then I should see the phrase "nothing of the kind"
"""
# A process of its own: SQLAlchemy cannot be imported twice in one.
PLUGINS = ("-p", "no:randomly", "-p", "no:cacheprovider")


@pytest.fixture(autouse=True)
def this_package(monkeypatch: pytest.MonkeyPatch) -> None:
    """The test run of its own tests this checkout, whatever is installed."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))


def test_sentences_drive_an_interview(pytester: pytest.Pytester) -> None:
    """Straight and typographic quotes; labels as a person reads them; a failure shows the screen's text."""
    pytester.makefile(".yml", trip=TRIP)
    pytester.makefile(".feature", trip=FEATURE)
    pytester.makeconftest('pytest_plugins = ["da_nb.testing.steps"]')
    pytester.makepyfile('from pytest_bdd import scenarios\nscenarios("trip.feature")\n')
    result = pytester.runpytest_subprocess(*PLUGINS)
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(["*'nothing of the kind' is not on the screen:*"])


AROUND = """
default screen parts:
  under: Ask us
---
features:
  question back button: True
---
mandatory: True
code: menu_items = [action_menu_item('Look', 'look')]
---
mandatory: True
question: First
continue button field: first
---
mandatory: True
question: Second
help: Some help
fields:
  - Name: name
    help: As on your papers
  - Colour: colour
    input type: radio
    choices:
      - Red: red
        help: Like roses
---
event: look
question: Looking
"""
AROUND_FEATURE = """
Feature: What stands around a question
  Scenario: Opened and closed
    Given I start the interview "around.yml"
    When I click the button "Continue"
    And I go to the help screen
    Then I should see the phrase "Some help"
    When I go back to the question screen
    And I click the help for "Name"
    Then I should see the phrase "As on your papers"
    When I click the choice help
    Then I should see the phrase "Like roses"
    When I click the question back button
    And I choose "Look" from the menu
    Then I should see the question "Looking"
"""


def test_sentences_about_what_stands_around(pytester: pytest.Pytester) -> None:
    """Help, help of fields and choices, the menu, and the Back among the buttons."""
    pytester.makefile(".yml", around=AROUND)
    pytester.makefile(".feature", around=AROUND_FEATURE)
    pytester.makeconftest('pytest_plugins = ["da_nb.testing.steps"]')
    pytester.makepyfile('from pytest_bdd import scenarios\nscenarios("around.feature")\n')
    pytester.runpytest_subprocess(*PLUGINS).assert_outcomes(passed=1)


def test_the_fixture_opens_and_closes_interviews(pytester: pytest.Pytester) -> None:
    """`interview(source, ...)` gives a driver; `interview_packages` says where packages are found."""
    folder = pytester.mkdir("pack") / "data" / "questions"
    folder.mkdir(parents=True)
    (folder / "trip.yml").write_text(TRIP, encoding="utf-8")
    pytester.makepyfile(
        """
        import pytest

        @pytest.fixture
        def interview_packages():
            return {"some.trips": "pack"}

        def test_it(interview):
            d = interview("some.trips:data/questions/trip.yml", params={"who": "Bob"})
            assert d.fields[1].value == "Bob"
            assert interview("question: Hi\\nmandatory: True").text == "Hi"
        """
    )
    pytester.runpytest_subprocess(*PLUGINS).assert_outcomes(passed=1)
