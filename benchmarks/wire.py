"""A server that counts what it sends, and can be as slow as a given network.

It sends ready-compressed copies, as ``course serve`` does. All connections together get
``network.speed`` bytes a second; each answer, and each new connection, waits ``network.delay`` s.
Counting here sees what workers and service workers ask for, and not what came from a cache.
"""

import threading
import time
from collections import Counter
from contextlib import contextmanager
from functools import partial
from os.path import getsize, isfile
from typing import NamedTuple

from courseware.hosting.server import SiteHandler, SiteServer

PART = 16_384  # bytes sent at once when the network is slow


class Network(NamedTuple):
    """Bytes a second for all connections together, and the seconds of one way there and back."""

    speed: float = 0
    delay: float = 0


FAST = Network()
SLOW = Network(speed=10e6 / 8, delay=0.040)  # 10 Mbit/s, 40 ms


class CountingHandler(SiteHandler):
    """Adds each answer to ``server.sent`` and keeps to the speed of ``server.network``."""

    def setup(self):
        """Wait for the connection to come about."""
        time.sleep(self.server.network.delay)
        super().setup()

    def send_head(self):
        """Wait for the question to come in, and count the answer."""
        time.sleep(self.server.network.delay)
        source = super().send_head()
        size = getsize(source.name) if source else 0
        plain = SiteHandler.__mro__[1].translate_path(self, self.path)
        whole = getsize(plain) if source and isfile(plain) else size
        self.server.count(requests=1, packed=size, raw=whole)
        self.server.asked.append(self.path)
        return source

    def copyfile(self, source, outputfile):
        """Send the file, no faster than the network."""
        if not self.server.network.speed:
            return super().copyfile(source, outputfile)
        while part := source.read(PART):
            with self.server.turn:
                time.sleep(len(part) / self.server.network.speed)
            outputfile.write(part)
        return None


class CountingServer(SiteServer):
    """``sent`` counts requests and bytes since the last ``reset``; ``asked`` lists the paths."""

    def __init__(self, site, network):
        super().__init__(("127.0.0.1", 0), partial(CountingHandler, directory=str(site)))
        self.network = network
        self.turn = threading.Lock()
        self.reset()

    def reset(self):
        """Begin to count anew."""
        self.sent, self.asked = Counter(requests=0, packed=0, raw=0), []

    def count(self, **more):
        """Add to the counts; requests come in side by side."""
        with self.turn:
            self.sent.update(more)


@contextmanager
def serving(site, network=FAST):
    """A running server of the folder ``site``; ``.address`` is where."""
    with CountingServer(site, network) as running:
        running.address = f"http://127.0.0.1:{running.server_port}/"
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield running
        running.shutdown()
