# Run it with a read-only root file system: it writes to /data only (see compose.yaml).
FROM node:24-slim

WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev && npm cache clean --force
# With this build argument, whatever it is, the client for INDEX_URL.
ARG OPENSEARCH
RUN if [ -n "$OPENSEARCH" ]; then npm install --no-save --omit=dev --ignore-scripts @opensearch-project/opensearch@3 && npm cache clean --force; fi
COPY . .
# Makes the bundle that it starts from: later nothing can be written here.
RUN node bin/footnote.js ask --help

# glibc keeps for itself what building a large index took, unless it is told not to learn from it.
ENV MALLOC_MMAP_THRESHOLD_=131072
ENV NODE_ENV=production SEEDS_DIR=/seeds DATA_DIR=/data HEALTH_PORT=9090
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data

HEALTHCHECK --interval=30s --timeout=5s --start-period=5m \
  CMD ["node", "-e", "fetch('http://127.0.0.1:9090/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]

# Not through npm, so that the signals to stop reach the bot.
CMD ["node", "bin/footnote.js"]
