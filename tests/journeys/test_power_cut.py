"""A killed server loses no acknowledged action: SIGKILL in the middle of a burst, then compare."""

import http.client
import re
import threading
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path

from tests.databases import NewDatabase
from tests.journeys.conftest import Server
from tests.journeys.visitor import MODULE


class Hand:
    """Somebody who acts as fast as the server answers, and remembers what was acknowledged."""

    def __init__(self, address: str):
        self.address = address
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        self.acknowledged = 0
        token = self.token(self.opener.open(address + MODULE).read().decode())
        answer = self.opener.open(address + MODULE + "/commencer", self.form(mode="guided", csrf_token=token))
        self.run, self.csrf = answer.url, self.token(answer.read().decode())

    @staticmethod
    def token(page: str) -> str:
        return re.findall(r'name="csrf_token" value="([^"]+)"', page)[0]

    @staticmethod
    def form(**fields: object) -> bytes:
        return urllib.parse.urlencode(fields).encode()

    def acts_until_it_breaks(self) -> None:
        while True:
            do = ("focus:browser", "focus:files")[self.acknowledged % 2]
            form = self.form(do=do, seq=self.acknowledged, csrf_token=self.csrf)
            request = urllib.request.Request(self.run, form, {"HX-Request": "true"})
            try:
                self.opener.open(request, timeout=10).read()
            except (
                OSError,
                http.client.HTTPException,
            ):  # Refused, cut before the answer, or cut in the middle of it.
                return
            self.acknowledged += 1

    def seq(self) -> int:
        page = self.opener.open(self.run).read().decode()
        return int(re.findall(r'name="seq" value="(\d+)"', page)[0])


def test_a_killed_server_loses_nothing_that_it_acknowledged(tmp_path: Path, new_database: NewDatabase) -> None:
    server = Server(tmp_path, new_database(tmp_path, "cut"))
    server.start()
    try:
        hands = [Hand(server.address) for _each in range(4)]
        threads = [threading.Thread(target=hand.acts_until_it_breaks) for hand in hands]
        for thread in threads:
            thread.start()
        while sum(hand.acknowledged for hand in hands) < 80:
            assert any(thread.is_alive() for thread in threads)
        server.kill()
        for thread in threads:
            thread.join()
        server.start()
        for hand in hands:
            # One action may have been written without its answer having had the time to leave.
            assert hand.seq() in (hand.acknowledged, hand.acknowledged + 1)
    finally:
        server.kill()
