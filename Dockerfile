# The bot in a slim image, without root. The base is pinned by its exact version: to renew it, change
# the tag in both places and build again.
FROM python:3.11.14-slim-bookworm AS built
WORKDIR /build
COPY requirements requirements
RUN python -m venv /desk \
    && /desk/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes \
       -r requirements/run.txt
COPY pyproject.toml README.md ./
COPY bot bot
COPY adapters adapters
COPY store store
COPY config config
RUN /desk/bin/pip install --no-cache-dir --disable-pip-version-check --no-deps \
    --no-build-isolation .

FROM python:3.11.14-slim-bookworm
RUN useradd --system --uid 10001 --create-home --home-dir /var/lib/tariffdesk desk \
    && mkdir -p /var/lib/tariffdesk/data /run/desk/secrets /run/desk/made \
    && chown -R desk /var/lib/tariffdesk /run/desk
COPY --from=built /desk /desk
COPY deploy /deploy
USER desk
WORKDIR /var/lib/tariffdesk
ENV PATH=/desk/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    TARIFFDESK_DATA=/var/lib/tariffdesk/data \
    TARIFFDESK_HTTP_HOST=0.0.0.0
VOLUME /var/lib/tariffdesk/data
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=4 \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:3000/healthz', timeout=4)"]
ENTRYPOINT ["/deploy/entry.sh"]
CMD ["tariffdesk", "run"]
