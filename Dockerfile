# The API. Where a build has no network, put the wheels of uv, of hatchling and of what uv.lock names into wheels/
# first (.ci/run shows how): if that folder has any, nothing else is asked.
ARG PYTHON_IMAGE=python:3.11-slim

FROM ${PYTHON_IMAGE} AS build
WORKDIR /build
# what the project needs changes less often than the project; a pattern, since wheels/ need not exist
COPY pyproject.toml uv.lock wheels* ./
RUN if ls ./*.whl > /dev/null 2>&1; then printf '[global]\nno-index = true\nfind-links = /build\n' > /etc/pip.conf; fi
RUN pip install uv \
    && uv export --quiet --frozen --no-default-groups --no-emit-project --output-file requirements.txt \
    && python -m venv /opt/foedus \
    && /opt/foedus/bin/pip install --no-cache-dir --require-hashes --requirement requirements.txt
COPY . .
RUN /opt/foedus/bin/pip install --no-cache-dir --no-deps .

FROM ${PYTHON_IMAGE}
RUN useradd --system --create-home foedus
COPY --from=build /opt/foedus /opt/foedus
ENV PATH=/opt/foedus/bin:$PATH PYTHONUNBUFFERED=1
USER foedus
EXPOSE 8000
CMD ["foedus", "serve", "--host", "0.0.0.0", "--port", "8000"]
