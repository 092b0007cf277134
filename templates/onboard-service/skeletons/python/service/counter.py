"""Counts requests, as Prometheus reads them."""

import threading


def _quoted(value):
    text = str(value).replace("\\", r"\\").replace("\n", r"\n").replace('"', r"\"")
    return f'"{text}"'


class RequestCounter:
    """Counts requests by the code of their answers, as http_requests_total."""

    def __init__(self, service, namespace):
        self._labels = {"namespace": namespace, "service": service}
        # A series that begins with the first failure would hide it.
        self._counts = {200: 0, 404: 0, 500: 0}
        self._lock = threading.Lock()

    def add(self, code):
        with self._lock:
            self._counts[code] = self._counts.get(code, 0) + 1

    def text(self):
        """What Prometheus reads."""
        with self._lock:
            counts = dict(self._counts)
        lines = [
            "# HELP http_requests_total Requests by the code of their answers.",
            "# TYPE http_requests_total counter",
        ]
        for code, count in counts.items():
            labels = ",".join(
                f"{name}={_quoted(value)}"
                for name, value in {**self._labels, "code": code}.items()
            )
            lines.append(f"http_requests_total{{{labels}}} {count}")
        return "\n".join(lines) + "\n"
