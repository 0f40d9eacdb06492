"""Addresses of this dashboard, below its prefix."""

from collections.abc import Callable

from starlette.requests import Request


def addresses_of(request: Request) -> Callable[..., str]:
    """What templates call to get the path of a route, by its name and the parts of its path."""
    return lambda name, **parts: request.url_for(name, **parts).path


def own_address(request: Request, wanted: str) -> str:
    """The wanted path where it is one of ours, else the first page: nobody is sent elsewhere by a link."""
    root = str(request.scope.get("root_path", ""))
    is_ours = wanted.startswith(f"{root}/") and not wanted.startswith("//") and "\\" not in wanted
    return wanted if is_ours else f"{root}/"
