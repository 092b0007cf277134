import { InputError } from '@backstage/errors';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

const USAGE =
  'Options: --examples DIR, --state DIR, --no-traffic, --no-monitoring, --port PORT (of the control API, 8100)';

/** @internal */
export interface Options {
  examples: string;
  state: string;
  traffic: boolean;
  /** Whether Prometheus and Alertmanager run where they are installed. */
  monitoring: boolean;
  port: number;
  /** Where the portal exports its metrics, as it is told itself; 0 is nowhere. */
  portalMetrics: number;
  /** Where the portal is, whose rules Prometheus is given, and which Alertmanager tells; undefined where none was named. */
  portal?: string;
}

/** @internal */
export function parseOptions(args: string[]): Options {
  try {
    const { values } = parseArgs({
      args,
      options: {
        examples: { type: 'string', default: 'examples' },
        state: { type: 'string', default: '.portal/playground' },
        'no-traffic': { type: 'boolean', default: false },
        'no-monitoring': { type: 'boolean', default: false },
        port: { type: 'string', default: '8100' },
      },
    });
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 1 || port > 65_535) {
      throw new Error(`--port is ${values.port}: give a number up to 65535.`);
    }
    return {
      examples: resolve(values.examples),
      state: resolve(values.state),
      traffic: !values['no-traffic'],
      monitoring: !values['no-monitoring'],
      port,
      portalMetrics: Number(process.env.METRICS_PORT || 9464) || 0,
      ...(process.env.PORTAL_URL && { portal: process.env.PORTAL_URL }),
    };
  } catch (error) {
    throw new InputError(`${(error as Error).message} ${USAGE}`);
  }
}
