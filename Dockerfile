# Quarterdeck with what its demos run: the Docker CLI (buildx, compose) and kubectl. Engines are not in here: see compose.yaml.
#   docker build -t quarterdeck .
# BASE_IMAGE may be any image of Debian 13 or later, best one with Python (3.11 or later).
ARG BASE_IMAGE=python:3.13-slim-trixie

# What both stages stand on: the system, and a user of its own.
FROM ${BASE_IMAGE} AS system
RUN apt-get update -qq \
 && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
      bash ca-certificates curl docker-buildx docker-cli docker-compose kubernetes-client procps \
      $(python3 -c 'import ensurepip' 2>/dev/null || echo python3-venv) >/dev/null \
 && rm -rf /var/lib/apt/lists/* /var/log/apt /var/log/dpkg.log \
 && useradd --create-home --uid 1000 --shell /bin/bash quarterdeck
WORKDIR /app

# Where it is made: what only that needs, pip's tools and Node among it, stays here.
FROM system AS made
COPY requirements*.txt /tmp/
RUN python3 -m venv /opt/venv && /opt/venv/bin/pip install --no-cache-dir --quiet -r /tmp/requirements.txt
RUN python3 -m venv /opt/tools && /opt/tools/bin/pip install --no-cache-dir --quiet -r /tmp/requirements-build.txt -r /tmp/requirements-npm.txt
COPY package.json package-lock.json .npmrc ./
RUN PATH=/opt/tools/bin:$PATH npm ci --no-audit --no-fund --no-update-notifier --loglevel=error
COPY . .
# Each page's scripts and sheets made one of each; what makes them is of no use after that.
RUN /opt/venv/bin/python deploy/bundle.py \
 && PATH=/opt/tools/bin:$PATH npm prune --omit=dev --no-audit --no-fund --no-update-notifier --loglevel=error \
 && find node_modules -name '*.map' -delete
# Compiled now, as the user may not write here: the server starts in half the time. And what is in the image is written down.
RUN /opt/venv/bin/python -m compileall -q app.py quarterdeck /opt/venv/lib \
 && /opt/tools/bin/python deploy/bill.py bill-of-materials.cdx.json --image

FROM system
COPY --from=made /opt/venv /opt/venv
COPY --from=made /app /app
USER quarterdeck
# Reached through a published port; whoever publishes it elsewhere says the address that people use.
ENV PATH=/opt/venv/bin:$PATH PYTHONUNBUFFERED=1 \
    QUARTERDECK_HOST=0.0.0.0 QUARTERDECK_PUBLIC_URL=http://localhost:5000/
EXPOSE 5000
LABEL org.opencontainers.image.title=Quarterdeck org.opencontainers.image.licenses=MIT
HEALTHCHECK --interval=30s --timeout=3s --start-interval=1s --start-period=30s \
  CMD curl --fail --silent --output /dev/null http://localhost:${QUARTERDECK_PORT:-5000}/healthz
ENTRYPOINT ["python", "app.py"]
