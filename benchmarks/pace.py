"""Many browsers that ask each at its own pace, whatever the answers take, as people before screens do."""

import heapq
import itertools
import random
import threading
import time
from collections.abc import Sequence
from http.client import HTTPConnection
from typing import Protocol

THREADS = 24


class Paced(Protocol):
    """A browser: how often it asks, and what it has waited for each answer."""

    every: float
    spans: list[float]

    def ask(self, link: HTTPConnection) -> None: ...


def drive(port: int, clients: Sequence[Paced], seconds: float) -> None:
    """Each client asks from a random first moment on; what its answers took is added to its `spans`."""
    rank, begun, lock = itertools.count(), time.perf_counter(), threading.Lock()
    draw = random.Random(1)
    waiting = [(draw.random() * client.every, next(rank), client) for client in clients]
    heapq.heapify(waiting)

    def work() -> None:
        link = HTTPConnection("127.0.0.1", port, timeout=30)
        while True:
            with lock:
                due, _rank, client = heapq.heappop(waiting)
                if due > seconds:
                    heapq.heappush(waiting, (due, next(rank), client))  # So that the other threads see the end too.
                    return
                heapq.heappush(waiting, (due + client.every, next(rank), client))
            time.sleep(max(0.0, begun + due - time.perf_counter()))
            started = time.perf_counter()
            client.ask(link)
            client.spans.append(time.perf_counter() - started)

    threads = [threading.Thread(target=work) for _each in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
