"""Many items through one callable in several processes: in order, in bounded memory, surviving a crash.

Processes are spawned, not forked: a fork of a process that has opened the record, started threads or loaded a language
model copies locks and handles in whatever state they are in, and Windows and macOS have no safe fork at all. A spawned
worker costs one interpreter start (about 0.1 s, and whatever `make` loads) once a step, not once an item. Each worker
has a thread here that hands it one item at a time, so that it is always known which item a crash belongs to.
"""

from __future__ import annotations

import contextlib
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection
from queue import SimpleQueue
from typing import Any, Generic, TypeVar

from solferino.errors import SolferinoError, Unavailable

T = TypeVar("T")
R = TypeVar("R")

_AHEAD = 3  # items waiting for each worker: keeps it busy while the caller writes, and memory small
_CLOSING_S = 2.0  # how long a worker may take to end by itself


def each(
    make: Callable[[], Callable[[T], R]],
    items: Iterable[T],
    *,
    workers: int,
    code: str,
    about: Callable[[T], str] = str,
    timeout_s: float | None = None,
) -> Generator[tuple[T, R | SolferinoError], None, None]:
    """Each item with what the callable that `make()` returns gives for it, in the order of `items`.

    `make` runs once in every worker and must be picklable (a function of a module, or a `functools.partial` of one);
    so must items and results. With `workers=1` all happens in this process, and `timeout_s` is not watched. At most
    four items a worker are under way, so memory does not grow with `items`, which are drawn in this thread.

    A SolferinoError of the callable comes back in place of the result. So does any other error, and the death or the
    standstill (`timeout_s` seconds on one item) of a worker, as Unavailable with `code`, about `about(item)`; the
    others go on in a new worker. An error of `make` ends the iteration and is raised here. Leaving the iteration, by
    Ctrl-C too, ends all workers.
    """
    if workers <= 1:
        work = make()
        closing = getattr(work, "close", None)
        try:
            for item in items:
                yield item, _tried(work, item, code, about)
        finally:
            if closing is not None:
                closing()
        return
    with _Crew(make, workers, code, about, timeout_s) as crew:
        yield from crew.run(items)


def _tried(work: Callable[[T], R], item: T, code: str, about: Callable[[T], str]) -> R | SolferinoError:
    try:
        return work(item)
    except SolferinoError as error:
        return error
    except Exception as error:
        return _failed(code, about(item), error)


def _failed(code: str, name: str, error: BaseException) -> Unavailable:
    """A bug or lack of memory, told without any content: the kind of error and where in our code it came up."""
    trace, where = error.__traceback__, ""
    while trace is not None:
        path = trace.tb_frame.f_code.co_filename.replace("\\", "/")
        if "/solferino/" in path:
            where = f" at {path.rsplit('/solferino/', 1)[1]}:{trace.tb_lineno}"
        trace = trace.tb_next
    return Unavailable(
        code, name, f"the program failed on it ({type(error).__name__}{where})", "Report this line as a bug"
    )


@dataclass(slots=True, eq=False)
class _Task(Generic[T, R]):
    item: T
    done: threading.Event = field(default_factory=threading.Event)
    result: R | SolferinoError | None = None


class _Crew(Generic[T, R]):
    """The worker processes with one thread each; a context manager that leaves none of them behind."""

    def __init__(
        self,
        make: Callable[[], Callable[[T], R]],
        workers: int,
        code: str,
        about: Callable[[T], str],
        timeout_s: float | None,
    ) -> None:
        self.make, self.workers, self.code, self.about, self.timeout_s = make, workers, code, about, timeout_s
        self.tasks: SimpleQueue[_Task[T, R] | None] = SimpleQueue()
        self.broken: SolferinoError | None = None  # why `make` failed
        self.stopping = False
        self.lock = threading.Lock()
        self.processes: dict[int, Any] = {}
        self.threads = [threading.Thread(target=self._serve, args=(n,), daemon=True) for n in range(workers)]

    def __enter__(self) -> _Crew[T, R]:
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stopping = True
        for _thread in self.threads:
            self.tasks.put(None)
        with self.lock:
            for process in self.processes.values():
                if process.is_alive():
                    process.terminate()
        for thread in self.threads:
            thread.join(_CLOSING_S)

    def run(self, items: Iterable[T]) -> Iterator[tuple[T, R | SolferinoError]]:
        waiting: deque[_Task[T, R]] = deque()
        source = iter(items)
        more = True
        while True:
            while more and len(waiting) < self.workers * (1 + _AHEAD):
                try:
                    task: _Task[T, R] = _Task(next(source))
                except StopIteration:
                    more = False
                else:
                    waiting.append(task)
                    self.tasks.put(task)
            if not waiting:
                return
            task = waiting.popleft()
            while not task.done.wait(0.2):  # short waits: a wait without end cannot be interrupted everywhere
                if self.broken is not None:
                    raise self.broken
            if self.broken is not None and task.result is None:
                raise self.broken
            yield task.item, task.result  # type: ignore[misc]

    def _serve(self, number: int) -> None:
        """One thread: keep one worker alive and hand it items until there are none."""
        if hasattr(signal, "pthread_sigmask"):
            # Inherited by the worker before its first instruction: Ctrl-C reaches the parent alone, without a gap.
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        pipe: Connection | None = None
        while (task := self.tasks.get()) is not None and not self.stopping:
            try:
                if pipe is None:
                    pipe = self._start(number)
                task.result = self._ask(pipe, task.item)
            except (EOFError, OSError, TimeoutError) as error:
                if pipe is not None:
                    pipe.close()
                    pipe = None
                self._end(number)
                late = isinstance(error, TimeoutError)
                what = (
                    f"it took longer than {self.timeout_s:g} seconds" if late else "the process that worked on it died"
                )
                task.result = Unavailable(
                    self.code,
                    self.about(task.item),
                    what,
                    "Run the step again; if it happens again, leave this one out",
                )
            except SolferinoError as error:
                self.broken = error
            except Exception as error:
                task.result = _failed(self.code, self.about(task.item), error)
            finally:
                task.done.set()
        if pipe is not None:
            with contextlib.suppress(OSError):
                pipe.send(None)
            pipe.close()
        self._end(number)

    def _start(self, number: int) -> Connection:
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_work, args=(self.make, theirs, self.code), daemon=True)
        with self.lock:
            if self.stopping:
                raise EOFError
            process.start()
            self.processes[number] = process
        theirs.close()
        try:
            ready = ours.recv()
        except EOFError:
            raise Unavailable(
                self.code,
                "worker process",
                "it died while starting",
                "Set workers = 1 in case.toml, or free some memory",
            ) from None
        if isinstance(ready, SolferinoError):
            raise ready
        return ours

    def _ask(self, pipe: Connection, item: T) -> R | SolferinoError:
        pipe.send((item,))
        if self.timeout_s is not None and not pipe.poll(self.timeout_s):
            raise TimeoutError
        name, result = pipe.recv()
        if name == "failed":  # (kind, place) of an error that is no SolferinoError
            return Unavailable(
                self.code, self.about(item), f"the program failed on it ({result})", "Report this line as a bug"
            )
        return result  # type: ignore[no-any-return]

    def _end(self, number: int) -> None:
        with self.lock:
            process = self.processes.pop(number, None)
        if process is not None:
            if self.stopping:
                process.terminate()
            process.join(_CLOSING_S)
            if process.is_alive():
                process.kill()
                process.join()
            process.close()


def _work(make: Callable[[], Callable[[T], R]], pipe: Connection, code: str) -> None:
    """A worker's life: make the callable, say so, then answer items until the parent closes the pipe or is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        work = make()
    except SolferinoError as error:
        pipe.send(error)
        return
    except Exception as error:
        pipe.send(_failed(code, "worker process", error))
        return
    closing = getattr(work, "close", None)
    try:
        pipe.send(None)
        while (parcel := pipe.recv()) is not None:
            (item,) = parcel
            answer: Any = _tried(work, item, code, lambda _: "")
            kind = "done"
            if isinstance(answer, Unavailable) and answer.code == code and answer.about == "":
                kind, answer = "failed", answer.what.partition("(")[2].removesuffix(")")
            try:
                pipe.send((kind, answer))
            except (TypeError, AttributeError, ValueError) as error:  # a result that cannot be pickled
                pipe.send(("failed", type(error).__name__))
    except (EOFError, OSError):
        pass  # the parent has gone
    finally:
        if closing is not None:
            closing()
