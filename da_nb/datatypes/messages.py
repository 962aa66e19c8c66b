"""What is said beside a field whose text will not do (language 14.2)."""

MESSAGES = {
    "required": "You need to fill this in.",
    "multiple choice required": "You need to select one.",
    "minlength": "You must type at least %s characters.",
    "maxlength": "You cannot type more than %s characters.",
    "number": "You need to enter a number.",
    "integer": "Please enter a whole number.",
    "min": "You need to enter a number that is at least %s.",
    "max": "You need to enter a number that is at most %s.",
    "invalid number": "You need to enter a valid number.",
    "invalid": "Please enter a valid value.",
}
"""Standard text by code; %s stands for a limit. Interviews translate and match these, so they stay as listed."""
