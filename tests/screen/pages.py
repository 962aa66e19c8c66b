"""Page data as the kernel sends it, with everything a test does not speak of left plain."""


def field(variable: str, **changes: object) -> dict[str, object]:
    """Return a text field, required, labelled with its variable's name unless `changes` say otherwise."""
    label = str(changes.get("label_text", variable.capitalize()))
    return {
        "id": f"f-{variable}",
        "variable": variable,
        "label": label,
        "label_text": label,
        "control": "text",
        "wide_label": False,
        "required": True,
        "value": None,
        "ticked": "True",
        "choices": [],
        "empty": "Select...",
        "hint": "",
        "help": None,
        "step": None,
        "min": None,
        "max": None,
        "minlength": None,
        "maxlength": None,
        "rows": 4,
        "html": "",
        "messages": {},
        **changes,
    }


def choices(**labels: str) -> list[dict[str, object]]:
    """Return choices from value to label."""
    return [{"value": value, "label": label, "label_text": label, "help": None} for value, label in labels.items()]


def button(name: str, label: str, style: str = "primary", *, submits: bool = True) -> dict[str, object]:
    """Return a button that sends `name`."""
    return {"id": name, "label": label, "label_text": label, "style": style, "submits": submits}


def page(*fields: dict[str, object], **changes: object) -> dict[str, object]:
    """Return page 1, titled "About you", with these fields and a Continue button."""
    return {
        "number": 1,
        "key": "about",
        "language": "en",
        "title": "About you",
        "title_text": "About you",
        "subquestion": "",
        "under": "",
        "fields": list(fields),
        "buttons": [button("continue", "Continue")],
        "back": None,
        "reload_ms": None,
        "errors": {},
        "flashes": [],
        "note": None,
        "closed": False,
        **changes,
    }


def task(name: str, state: str, **changes: object) -> dict[str, object]:
    """Return a task that began at the harness's nought o'clock."""
    return {
        "id": f"id-{name}",
        "name": name,
        "state": state,
        "since_ms": 0,
        "ended_ms": None,
        "message": "",
        "log": "",
        "fraction": None,
        **changes,
    }
