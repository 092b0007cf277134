/*
 * Starts the export of metrics before anything else is loaded: `node --require ./src/instrumentation.js`.
 * What plugins count through Backstage's metrics service is then served as Prometheus text at /metrics,
 * on loopback only, for the Prometheus beside the portal.
 *
 *   METRICS_PORT   the port, 9464 unless said otherwise; 0 switches the export off
 *   METRICS_HOST   the address to listen on, 127.0.0.1 unless said otherwise
 */
const port = Number(process.env.METRICS_PORT || 9464);
const host = process.env.METRICS_HOST || '127.0.0.1';

/*
 * `backstage-cli package start` runs helper processes and worker threads with the same --require;
 * only the backend itself may own the port.
 */
const { isMainThread } = require('node:worker_threads');

if (port && isMainThread) {
  const { metrics } = require('@opentelemetry/api');
  const { MeterProvider } = require('@opentelemetry/sdk-metrics');
  const { PrometheusExporter } = require('@opentelemetry/exporter-prometheus');

  const exporter = new PrometheusExporter({
    host,
    port,
    preventServerStart: true,
  });
  metrics.setGlobalMeterProvider(new MeterProvider({ readers: [exporter] }));

  exporter.startServer().catch(error => {
    // The portal is useful without its metrics: say what is missing and go on.
    process.stderr.write(
      `Metrics are not exported: ${host}:${port} cannot be used (${error.message}). Set METRICS_PORT to another port.\n`,
    );
  });
}
