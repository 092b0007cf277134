/* Debian's Prometheus over a folder of blocks, with the log of its queries. */
import { spawn } from 'node:child_process';
import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { until } from '../lib/processes.mjs';

async function freePort() {
  const server = createServer();
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise(resolve => server.close(resolve));
  return port;
}

export async function startPrometheus(folder) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const log = join(folder, 'queries.log');
  const config = join(folder, 'prometheus.yaml');
  writeFileSync(config, JSON.stringify({ global: { query_log_file: log } }));
  const child = spawn(
    'prometheus',
    [
      `--config.file=${config}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      '--storage.tsdb.retention.time=10y',
      `--web.listen-address=127.0.0.1:${port}`,
      '--log.level=error',
    ],
    { stdio: 'ignore' },
  );
  const ready = async () => (await fetch(`${url}/-/ready`)).ok;
  await until('Prometheus is ready', 120, ready);
  return {
    url,
    /** What was asked since this was called last: how many queries, how many samples they read. */
    asked() {
      const lines = readFileSync(log, 'utf8').split('\n').filter(Boolean);
      truncateSync(log);
      return lines.map(line => {
        const { params, stats } = JSON.parse(line);
        return {
          query: params.query,
          samples: stats.samples.totalQueryableSamples,
        };
      });
    },
    async value(query, time) {
      const parameters = new URLSearchParams({ query, time: `${time}` });
      const response = await fetch(`${url}/api/v1/query?${parameters}`);
      const { data } = await response.json();
      return Number(data.result[0]?.value[1]);
    },
    async end() {
      const gone = new Promise(resolve => child.once('exit', resolve));
      child.kill();
      await gone;
    },
  };
}

export function sumOf(asked) {
  return {
    queries: asked.length,
    samples: asked.reduce((sum, { samples }) => sum + samples, 0),
  };
}
