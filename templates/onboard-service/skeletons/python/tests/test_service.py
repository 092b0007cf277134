import json
import logging
import os
import signal
import subprocess
import sys
import threading
import unittest
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import ProxyHandler, Request, build_opener

from service.server import Service

ROOT = Path(__file__).parent.parent
# Whatever proxies the machine has.
OPENER = build_opener(ProxyHandler({}))


def ask(url, method="GET"):
    data = b"" if method == "POST" else None
    try:
        with OPENER.open(Request(url, data=data, method=method), timeout=10) as answer:
            return answer.status, answer.headers, answer.read().decode()
    except HTTPError as error:
        with error:
            return error.code, error.headers, error.read().decode()


def break_on_purpose(_):
    raise RuntimeError("on purpose")


class ServiceTest(unittest.TestCase):
    def setUp(self):
        logging.disable(logging.CRITICAL)
        self.addCleanup(logging.disable, logging.NOTSET)
        self.service = Service(
            ("127.0.0.1", 0),
            service="example",
            namespace='quoted "name"',
            routes={"/": lambda name: {"service": name}, "/breaks": break_on_purpose},
        )
        self.url = f"http://127.0.0.1:{self.service.server_port}"
        thread = threading.Thread(
            target=self.service.serve_forever, kwargs={"poll_interval": 0.05}
        )
        thread.start()
        self.addCleanup(thread.join)
        self.addCleanup(self.service.server_close)
        self.addCleanup(self.service.shutdown)

    def test_answers(self):
        status, _, body = ask(self.url)
        self.assertEqual(status, 200)
        self.assertEqual(json.loads(body), {"service": "example"})

    def test_says_that_it_is_well(self):
        status, _, body = ask(f"{self.url}/healthz")
        self.assertEqual((status, json.loads(body)), (200, {"ok": True}))

    def test_says_what_is_not_there_and_what_did_not_work(self):
        self.assertEqual(ask(f"{self.url}/nowhere")[0], 404)
        self.assertEqual(ask(self.url, "POST")[0], 404)
        self.assertEqual(ask(f"{self.url}/breaks")[0], 500)

    def test_counts_what_its_users_asked_for_and_nothing_else(self):
        for path in ("", "/nowhere", "/breaks", "/healthz"):
            ask(self.url + path)
        status, headers, body = ask(f"{self.url}/metrics")
        self.assertEqual(status, 200)
        self.assertIn("version=0.0.4", headers["Content-Type"])
        for code in (200, 404, 500):
            labels = (
                rf'namespace="quoted \"name\"",service="example",code="{code}"'
            )
            self.assertIn(f"\nhttp_requests_total{{{labels}}} 1\n", body)


class EndTest(unittest.TestCase):
    def test_ends_as_it_is_told_to_after_it_has_sent_callers_elsewhere(self):
        with subprocess.Popen(
            [sys.executable, "-m", "service"],
            cwd=ROOT,
            env={**os.environ, "PORT": "0", "GRACE_MS": "500"},
            stdout=subprocess.PIPE,
            text=True,
        ) as process:
            port = process.stdout.readline().split()[-1]
            url = f"http://127.0.0.1:{port}"
            self.assertEqual(ask(f"{url}/healthz")[0], 200)
            process.send_signal(signal.SIGTERM)
            while ask(f"{url}/healthz")[0] != 503:
                pass
            self.assertEqual(ask(url)[0], 200)
            self.assertEqual(process.wait(timeout=30), 0)


if __name__ == "__main__":
    unittest.main()
