"""Frozen data classes whose methods are written when they are first needed.

Writing those of 150 classes took a fifth of the start, and most pages need few of them. Once it has an instance, a
record is what `dataclasses` makes: `fields`, `replace` and `asdict` take it, and it costs what a data class costs.
"""

from collections.abc import Callable
from dataclasses import FrozenInstanceError, dataclass, field
from threading import RLock
from typing import Any, NoReturn, TypeVar, dataclass_transform

T = TypeVar("T")
_FIRST = ("__repr__", "__eq__", "__hash__", "__init__")
_waiting: dict[type, dict[str, Any]] = {}
_lock = RLock()


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T]) -> type[T]:
    """A class that holds what it is given and never changes, as with `@dataclass(frozen=True)`."""
    _waiting[cls] = {name: value for name, value in vars(cls).items() if name not in ("__dict__", "__weakref__")}
    for name in _FIRST:
        if vars(cls).get(name) is None:
            setattr(cls, name, _first(cls, name))
    for name, method in (("__setattr__", _refuse), ("__delattr__", _refuse), ("__setstate__", _restore)):
        setattr(cls, name, method)
    return cls


def _first(cls: type, name: str) -> Callable[..., Any]:
    """Stands for a method until it is called."""

    def method(self: object, *args: Any, **kwargs: Any) -> Any:
        write(cls)
        return getattr(cls, name)(self, *args, **kwargs)

    return method


def _refuse(self: object, name: str, *value: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot change {name!r} of {type(self).__name__}")


def _restore(self: object, state: dict[str, Any]) -> None:
    """What another process has made comes in without `__init__`."""
    write(type(self))
    vars(self).update(state)


def write(cls: type) -> None:
    """Write the methods of a record, and of those that it comes from; of one that is written, nothing.

    They are written on a copy and moved one by one, `__init__` last: another thread meets those that wait, which wait
    for this one, or the true ones.
    """
    with _lock:
        for each in reversed(cls.__mro__):
            if (own := _waiting.get(each)) is None:
                continue
            made: Any = dataclass(frozen=True)(type(each.__name__, each.__bases__, own))
            for name in own.keys() - vars(made).keys():
                delattr(each, name)  # A `field` says how a value is made, and is none.
            moved = [name for name in made.__dataclass_fields__ if name in vars(made)]
            for name in ("__dataclass_params__", "__dataclass_fields__", "__match_args__", *moved, *_FIRST):
                setattr(each, name, getattr(made, name))
            del _waiting[each]
