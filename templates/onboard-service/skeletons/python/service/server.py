"""An HTTP server that says how it is, counts what it does, and ends without cutting anybody off."""

import json
import logging
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

from .counter import RequestCounter

JSON = "application/json; charset=utf-8"
METRICS = "text/plain; version=0.0.4; charset=utf-8"


def index(service):
    return {"service": service, "message": "It works."}


# What the service answers, by path. Add your own here.
ROUTES = {"/": index}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        path = urlsplit(self.path).path
        # Those who look after the service are no users of it, and are not counted.
        if path == "/healthz":
            is_well = not self.server.is_stopping
            self._send_json(200 if is_well else 503, {"ok": is_well})
        elif path == "/metrics":
            self._send(200, METRICS, self.server.counter.text())
        else:
            self._answer(path)

    do_HEAD = do_GET

    def do_POST(self):
        # What was sent is not read, so the connection cannot be used again.
        self.close_connection = True
        self._refuse()

    do_PUT = do_PATCH = do_DELETE = do_POST

    def _answer(self, path):
        route = self.server.routes.get(path)
        if route is None:
            self._refuse()
            return
        try:
            value = route(self.server.service)
        except Exception:
            logging.exception("%s did not work", path)
            self._count_and_send(500, {"error": "This did not work."})
        else:
            self._count_and_send(200, value)

    def _refuse(self):
        self._count_and_send(404, {"error": "There is nothing here."})

    def _count_and_send(self, code, value):
        self.server.counter.add(code)
        self._send_json(code, value)

    def _send_json(self, code, value):
        self._send(code, JSON, json.dumps(value) + "\n")

    def _send(self, code, content_type, text):
        body = text.encode()
        self.send_response(code)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format, *args):
        """Requests are counted, not logged."""


class Service(ThreadingHTTPServer):
    # A connection that somebody keeps open must not keep the service from ending.
    daemon_threads = True

    def __init__(self, address, service, namespace, routes=None):
        super().__init__(address, Handler)
        self.service = service
        self.routes = ROUTES if routes is None else routes
        self.counter = RequestCounter(service, namespace)
        self.is_stopping = False

    def stop(self, grace_seconds=3.0):
        """Tells callers to go elsewhere, waits until they do, and ends."""
        if self.is_stopping:
            return
        self.is_stopping = True
        threading.Timer(grace_seconds, self.shutdown).start()
