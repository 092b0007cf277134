"""Runs the service: python -m service"""

import os
import signal

from .server import Service


def main():
    name = os.environ.get("SERVICE", "${{ values.name }}")
    grace_seconds = float(os.environ.get("GRACE_MS", "3000")) / 1000
    with Service(
        ("", int(os.environ.get("PORT", "8080"))),
        service=name,
        namespace=os.environ.get("NAMESPACE", "local"),
    ) as service:

        def end(*_):
            print(f"{name} ends", flush=True)
            service.stop(grace_seconds)

        for each in (signal.SIGTERM, signal.SIGINT):
            signal.signal(each, end)
        print(f"{name} listens on port {service.server_port}", flush=True)
        service.serve_forever(poll_interval=0.1)


if __name__ == "__main__":
    main()
