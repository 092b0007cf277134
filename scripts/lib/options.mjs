/* The options of `npm start`, and what a wrong one is answered. */
import { parseArgs } from 'node:util';
import { resolve } from 'node:path';
import { DEFAULT_STATE, ROOT } from './places.mjs';
import { Sentence } from './sentence.mjs';

export const DEFAULT_PORT = 7007;

/** From the portal's port to that of its metrics, 9464 by default: two portals are then apart in both. */
const METRICS_OFFSET = 2457;

export const HELP = `Usage: npm start -- [options]

Installs what is missing, builds what has changed, and runs the portal with its playground until Ctrl-C.

  --port N          the portal's port (${DEFAULT_PORT})
  --fresh           begin anew: forget the database and the logs, keep what is installed and built
  --no-playground   the portal alone, without the example services
  --no-monitoring   the playground without Prometheus and Alertmanager, though they are installed
  --state DIR       where database and logs live (.portal)
  --help            this text

The portal's own metrics are served on the port 2457 above its own (${
  DEFAULT_PORT + METRICS_OFFSET
}); the environment variable
METRICS_PORT names another, 0 none. State lives in .portal, which git ignores. While the portal runs:

  npm run playground -- status
  npm run playground -- break SERVICE errors|latency|down|crash
  npm run playground -- heal SERVICE
  npm run playground -- --help      also rollouts, scaling and clusters`;

const DECLARED = {
  port: { type: 'string' },
  fresh: { type: 'boolean' },
  'no-playground': { type: 'boolean' },
  'no-monitoring': { type: 'boolean' },
  state: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
};

function parse(args) {
  try {
    return parseArgs({ args, options: DECLARED }).values;
  } catch (error) {
    const what = error.message.split(/\. |\n/)[0];
    throw new Sentence(`${what}; see npm start -- --help.`);
  }
}

function toPort(value, name = '--port') {
  const port = Number(value);
  if (Number.isInteger(port) && port > 0 && port < 65536) return port;
  throw new Sentence(
    `${name} takes a number from 1 to 65535, not '${value}'; see npm start -- --help.`,
  );
}

/** METRICS_PORT is obeyed, 0 switches the metrics off; near the end of the range their port is below the portal's. */
function metricsPortFor(port, given) {
  if (given === '0') return 0;
  if (given) return toPort(given, 'METRICS_PORT');
  const above = port + METRICS_OFFSET;
  return above < 65536 ? above : port - METRICS_OFFSET;
}

/** Reads the command line of `npm start`; throws a sentence when it cannot. */
export function readOptions(args, env = process.env) {
  const values = parse(args);
  const port = toPort(values.port ?? DEFAULT_PORT);
  return {
    help: Boolean(values.help),
    fresh: Boolean(values.fresh),
    playground: !values['no-playground'],
    monitoring: !values['no-monitoring'],
    port,
    metricsPort: metricsPortFor(port, env.METRICS_PORT),
    state: values.state ? resolve(ROOT, values.state) : DEFAULT_STATE,
  };
}
