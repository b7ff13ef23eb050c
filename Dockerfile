# The bot in a slim image, without root. The base is pinned by its exact version: to renew it, change
# the tag in both places and build again.
FROM python:3.11.14-slim-bookworm AS built
WORKDIR /build
COPY requirements requirements
RUN python -m venv /dutybell \
    && /dutybell/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes \
       -r requirements/run.txt
COPY pyproject.toml README.md ./
COPY bot bot
COPY adapters adapters
COPY store store
COPY config config
RUN /dutybell/bin/pip install --no-cache-dir --disable-pip-version-check --no-deps \
    --no-build-isolation .

FROM python:3.11.14-slim-bookworm
RUN useradd --system --uid 10001 --create-home --home-dir /var/lib/dutybell dutybell \
    && mkdir -p /var/lib/dutybell/data /run/dutybell/secrets /run/dutybell/made \
    && chown -R dutybell /var/lib/dutybell /run/dutybell
COPY --from=built /dutybell /dutybell
COPY deploy /deploy
USER dutybell
WORKDIR /var/lib/dutybell
ENV PATH=/dutybell/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DUTYBELL_DATA=/var/lib/dutybell/data \
    DUTYBELL_HTTP_HOST=0.0.0.0
VOLUME /var/lib/dutybell/data
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=8s --start-period=60s --retries=4 CMD ["/deploy/health.sh"]
ENTRYPOINT ["/deploy/entry.sh"]
CMD ["dutybell", "run"]
