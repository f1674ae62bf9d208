# syntax=docker/dockerfile:1
# The command in an image: built with the network, run without it, by a user without rights. See docs/docker.md.

FROM python:3.11-slim AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python -m venv /opt/freight-news
COPY requirements.lock /src/requirements.lock
RUN /opt/freight-news/bin/pip install --quiet --require-hashes -r /src/requirements.lock
COPY pyproject.toml README.md LICENSE NOTICE /src/
COPY extractor /src/extractor
RUN /opt/freight-news/bin/pip install --quiet --no-deps --no-build-isolation /src \
 && /opt/freight-news/bin/python -m compileall -q /opt/freight-news/lib

FROM python:3.11-slim
LABEL org.opencontainers.image.title="freight-news-extractor" \
      org.opencontainers.image.description="Freight-train news in, data out." \
      org.opencontainers.image.licenses="MIT"
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin freight-news
COPY --from=build /opt/freight-news /opt/freight-news
ENV PATH=/opt/freight-news/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
WORKDIR /data
USER 10001
EXPOSE 8000
HEALTHCHECK --start-period=30s --interval=30s --timeout=5s \
  CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8000/health', timeout=4)"]
ENTRYPOINT ["freight-news"]
CMD ["serve", "--host", "0.0.0.0"]
