"""Settings that production refuses, and those that it makes stricter by itself."""

from pathlib import Path

import pytest

from inclusion.config import UnsafeSettings, load

SAFE = {
    "INCLUSION_SECRET_KEY": "k" * 40,
    "INCLUSION_TRUSTED_HOSTS": "pas-a-pas.example",
    "INCLUSION_DATA": "/nowhere",
}


@pytest.mark.parametrize(
    ("environ", "is_needed"),
    [
        ({"INCLUSION_ENV": "production"}, True),
        ({"INCLUSION_ENV": "production", "INCLUSION_SECOND_FACTOR": "offered"}, False),
        ({"INCLUSION_ENV": "local"}, False),
        ({"INCLUSION_ENV": "local", "INCLUSION_SECOND_FACTOR": "Required"}, True),
    ],
)
def test_production_asks_the_staff_for_a_telephone(environ: dict[str, str], is_needed: bool) -> None:
    assert load({**SAFE, **environ}).needs_second_factor is is_needed


@pytest.mark.parametrize(
    ("environ", "told"),
    [
        ({"INCLUSION_SECOND_FACTOR": "no"}, "INCLUSION_SECOND_FACTOR"),
        ({"INCLUSION_ENV": "production", "INCLUSION_TRUSTED_HOSTS": ""}, "INCLUSION_TRUSTED_HOSTS"),
        ({"INCLUSION_ENV": "production", "INCLUSION_SECRET_KEY": ""}, "INCLUSION_SECRET_KEY"),
        ({"INCLUSION_SECRET_KEY": "short"}, "INCLUSION_SECRET_KEY"),
    ],
)
def test_unsafe_settings_name_the_variable_to_set(tmp_path: Path, environ: dict[str, str], told: str) -> None:
    with pytest.raises(UnsafeSettings, match=told):
        load({**SAFE, **environ, "INCLUSION_DATA": str(tmp_path)})
