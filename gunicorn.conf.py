"""How the dashboard is served: a few threaded workers that keep no state."""

import os

worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = int(os.environ.get("WEB_THREADS", "4"))
timeout = 30
accesslog = os.environ.get("ACCESS_LOG") or None
# gunicorn 27 opens a control socket in the home directory, which a container doesn't have.
control_socket_disable = True
