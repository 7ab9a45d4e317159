# One image for the studio and its workers; the command says which.
FROM python:3.11-slim-bookworm

RUN apt-get update \
    && apt-get install -y --no-install-recommends libgl1 libegl1 libgomp1 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --create-home --uid 1000 studio

WORKDIR /app
COPY requirements.txt requirements-nodeps.txt ./
RUN pip install --no-cache-dir --prefer-binary -r requirements.txt \
    && pip install --no-cache-dir --no-deps -r requirements-nodeps.txt

COPY --chown=studio:studio engine ./engine
COPY --chown=studio:studio worker ./worker
COPY --chown=studio:studio studio ./studio
COPY --chown=studio:studio pages ./pages

ENV DATA_DIR=/data STUDIO_MODELS_DIR=/app/models PYTHONUNBUFFERED=1
RUN mkdir -p /data /app/models && chown studio:studio /data /app /app/models
USER studio
RUN python -m studio prepare
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=5s --start-period=40s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8080/api/v1/health', timeout=4)"]
CMD ["python", "-m", "studio", "serve", "--host", "0.0.0.0"]
