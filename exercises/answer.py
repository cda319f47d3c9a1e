"""Runs an answer to an exercise in the fake internet, and says what happened.

    answer = Answer(program)
    run = answer.main()
    run = answer.call("fetch_all", ["python", "django"], troubles={"/users/django": slow})

What a check finds wanting it raises as `Lack`, mostly by `require`.
It needs neither pytest nor threads nor sockets, because it also runs in the reader's browser.
"""

import asyncio
import contextlib
import inspect
import io
import runpy
import traceback
import warnings
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from fake_internet import clock as clocks
from fake_internet.conditions import HERE, Conditions
from fake_internet.doors import visit
from fake_internet.hosts import NewApp
from fake_internet.internet import Exchange, Internet
from fake_internet.world import Environ, Middleware, StartResponse, WSGIApp

# What responds in place of a path.
Trouble = WSGIApp
UNTROUBLED: Mapping[str, Trouble] = MappingProxyType({})
NO_OTHER_HOSTS: Mapping[str, NewApp] = MappingProxyType({})

# An answer that goes on for longer, or asks for more, would never end. Seconds on its clock.
_MOST_SECONDS, _MOST_REQUESTS = 1000.0, 200


class Lack(Exception):
    """What an answer lacks, as a sentence for its author."""


def require(condition: object, sentence: str) -> None:
    """Raises `Lack` with the sentence unless the condition holds."""
    if not condition:
        raise Lack(sentence)


def shown(value: object) -> str:
    """The value as a sentence can hold it: its repr on one line, and not too much of it."""
    try:
        text = " ".join(repr(value).split())
    except Exception as error:
        return f"something whose repr raises {type(error).__name__}"
    return text if len(text) <= 100 else f"{text[:99]}…"


class _Endless(BaseException):
    """The answer would go on for ever. Not an Exception, so that no answer catches it."""


class _FiniteClock(clocks.VirtualClock):
    def sleep(self, seconds: float) -> None:
        super().sleep(seconds)
        if self.now > _MOST_SECONDS:
            raise _Endless(f"it was still at work after {_MOST_SECONDS:.0f} seconds")


@dataclass
class Run:
    """What happened while an answer, or one of its functions, ran."""

    program: Path
    what: str
    """What ran, as the subject of a sentence: "The program", or the name of the function."""
    internet: Internet
    result: Any = None  # an answer's function may return anything
    printed: str = ""
    error: BaseException | None = None
    seconds: float = 0.0
    """How long it took, on its own clock."""

    @property
    def exchanges(self) -> list[Exchange]:
        return self.internet.exchanges

    @property
    def clients(self) -> list[Any]:
        return self.internet.clients

    @property
    def peak(self) -> int:
        """How many of the requests that were answered were under way at the same time, at most."""
        sent = [each for each in self.exchanges if each.ended is not None]
        under_way = [
            sum(each.started <= one.started < (each.ended or 0.0) for each in sent) for one in sent
        ]
        return max(under_way, default=0)

    def check_sends_at_once(self, wanted: int) -> None:
        """Raises `Lack` unless, at some time, so many requests were under way."""
        sent = len(self.exchanges)
        require(sent, "No request was sent.")
        require(self.peak > 1, f"All {sent} requests were sent one after the other.")
        require(
            self.peak >= wanted,
            f"Only {self.peak} of {sent} requests were under way at the same time.",
        )

    def check_shares_a_client(self) -> None:
        """Raises `Lack` if more than one client sent the requests."""
        require(
            len(self.clients) <= 1,
            f"{len(self.clients)} clients were opened for {len(self.exchanges)} requests; "
            "one can send them all.",
        )

    @property
    def raised(self) -> str | None:
        """The name of the error that ended the run, and where it came from, if one did.

        Of a group of errors, the first one that is none.
        """
        error = self.error
        while isinstance(error, BaseExceptionGroup):
            error = error.exceptions[0]
        if error is None:
            return None
        frames = traceback.extract_tb(error.__traceback__)
        lines = [frame.lineno for frame in frames if frame.filename == str(self.program)]
        if isinstance(error, SyntaxError) and error.filename == str(self.program):
            lines.append(error.lineno)
        return type(error).__name__ + (f" on line {lines[-1]}" if lines else "")

    def check_ends_well(self, when: str = "") -> None:
        """Raises `Lack` if the run was ended by an error, or asked for what is not there.

        `when` says what was special about this run, as the beginning of a sentence.
        """
        for refusal in self.internet.refusals:
            # What follows the semicolon is for those who write snippets.
            raise Lack(f"The fake internet refused a request: {refusal.partition(';')[0]}.")
        match self.error:
            case None:
                pass
            case _Endless():
                raise Lack(f"The program seems to go on for ever: {self.error}.")
            case clocks.Deadlock() | clocks.TasksLeftRunning():
                raise Lack(f"The program does not end well: {self.error}.")
            case SystemExit():
                raise Lack("The program ends itself with SystemExit before it is done.")
            case _:
                raise Lack(f"{when}{self.what} raises {self.raised}.")

    def check_closes_clients(self) -> None:
        """Raises `Lack` if a client that sent requests is still open."""
        require(
            all(client.is_closed for client in self.clients),
            "A client was left open when the work was done; close it.",
        )

    def check_closes_responses(self) -> None:
        """Raises `Lack` if a response was not read to its end, and is still open."""
        require(
            not self.internet.unfinished(),
            "A response was neither read to its end nor closed.",
        )


class Answer:
    """A reader's program. As a whole it runs under `conditions`."""

    def __init__(self, program: Path, conditions: Conditions = HERE) -> None:
        self._program = program.absolute()  # it runs in another directory
        self._conditions = conditions
        self._names: dict[str, object] = {}

    def main(self) -> Run:
        """Runs the program as `python program.py` would."""

        def work() -> None:
            self._names = runpy.run_path(str(self._program), run_name="__main__")

        return self._watch("The program", work, {"conditions": self._conditions})

    def call(
        self,
        name: str,
        *args: object,
        troubles: Mapping[str, Trouble] = UNTROUBLED,
        hosts: Mapping[str, NewApp] = NO_OTHER_HOSTS,
    ) -> Run:
        """Calls a function of the program, which has to have run, in a new fake internet.

        `troubles` respond in place of the paths that they are given for, `hosts` in place of
        the hosts of that name; else these tell what they always tell, and a check may compare
        with that. A coroutine function is run to its end. Raises `Lack` if there is no such
        function.
        """
        function = self._function(name)

        def work() -> object:
            result = function(*args)
            return asyncio.run(result) if inspect.iscoroutine(result) else result

        return self._watch(name, work, {"middleware": _troubled(troubles), "hosts": hosts})

    def check_is_coroutine_function(self, name: str) -> None:
        """Raises `Lack` unless the program has this function, and it is `async def`."""
        require(
            inspect.iscoroutinefunction(self._function(name)),
            f"{name} is no coroutine function: it is awaited, so it has to be async def.",
        )

    def _function(self, name: str) -> Callable[..., object]:
        function = self._names.get(name)
        if not callable(function):
            raise Lack(f"There is no function {name}; keep its name, which the check calls.")
        return function

    def _watch(self, what: str, work: Callable[[], object], options: dict[str, Any]) -> Run:
        """Lets it work in a fake internet that is opened with these options."""
        output = io.StringIO()
        options = {"clock": _FiniteClock(), "middleware": _troubled(UNTROUBLED), **options}
        with contextlib.ExitStack() as stack:
            stack.enter_context(warnings.catch_warnings())
            warnings.simplefilter("ignore")
            run = Run(self._program, what, stack.enter_context(visit("mocks", **options)))
            stack.enter_context(contextlib.redirect_stdout(output))
            try:
                run.result = work()
            except KeyboardInterrupt:
                raise
            except BaseException as error:
                run.error = error
            run.printed, run.seconds = output.getvalue(), run.internet.clock.now
        return run


def _troubled(troubles: Mapping[str, Trouble]) -> Middleware:
    """Lets the troubles respond for their paths, and counts what is asked of the world."""

    def middleware(app: WSGIApp) -> WSGIApp:
        asked = 0

        def call(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
            nonlocal asked
            asked += 1
            if asked > _MOST_REQUESTS:
                raise _Endless(f"it had sent {_MOST_REQUESTS} requests")
            return troubles.get(environ["PATH_INFO"], app)(environ, start_response)

        return call

    return middleware
