/* The options of `npm start`, and what a wrong one is answered. */
import { parseArgs } from 'node:util';
import { resolve } from 'node:path';
import { DEFAULT_STATE, ROOT } from './places.mjs';
import { Sentence } from './sentence.mjs';

export const DEFAULT_PORT = 7007;

export const HELP = `Usage: npm start -- [options]

Installs what is missing, builds what has changed, and runs the portal with its playground until Ctrl-C.

  --port N          the portal's port (${DEFAULT_PORT})
  --fresh           begin anew: forget the database and the logs, keep what is installed and built
  --no-playground   the portal alone, without the example services
  --state DIR       where database and logs live (.portal)
  --help            this text

State lives in .portal, which git ignores. While the portal runs:

  npm run playground -- status
  npm run playground -- break SERVICE errors|latency|down|crash
  npm run playground -- heal SERVICE`;

const DECLARED = {
  port: { type: 'string' },
  fresh: { type: 'boolean' },
  'no-playground': { type: 'boolean' },
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

function toPort(value) {
  const port = Number(value);
  if (Number.isInteger(port) && port > 0 && port < 65536) return port;
  throw new Sentence(
    `--port takes a number from 1 to 65535, not '${value}'; see npm start -- --help.`,
  );
}

/** Reads the command line of `npm start`; throws a sentence when it cannot. */
export function readOptions(args) {
  const values = parse(args);
  return {
    help: Boolean(values.help),
    fresh: Boolean(values.fresh),
    playground: !values['no-playground'],
    port: toPort(values.port ?? DEFAULT_PORT),
    state: values.state ? resolve(ROOT, values.state) : DEFAULT_STATE,
  };
}
