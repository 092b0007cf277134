import { readOptions } from './options';
import { rules } from './rules';

const HELP = `Usage: operations rules [options]

Writes recording and alerting rules for Prometheus, for the SLOs that Prometheus measures.

  --base-url URL      where the portal's backend is; BASE_URL, or http://localhost:7007
  --format FORMAT     rules (default), prometheusrule (resources of the operator)
                      or tests (for promtool test rules; beside them rules.yaml)
  --slo REF           only this one; as often as needed, as are
  --owner REF         only SLOs of this owner
  --system REF        only SLOs of services of this system
  --service REF       only SLOs of this service
  -o, --output FILE   writes a file, whole or not at all

A REF may be short: \`--owner sales\` is group:default/sales, \`--service payments\` component:default/payments.
Where there are no rules, nothing is written and the command fails: no alerts are lost to a misspelt name.
Where the portal wants to know who asks, OPERATIONS_TOKEN is a token of Backstage.`;

/** Where the command reads and writes. @public */
export interface Streams {
  out(text: string): void;
  error(text: string): void;
}

const TERMINAL: Streams = {
  out: text => process.stdout.write(text),
  error: text => process.stderr.write(text),
};

/**
 * Runs a command and says with what code to end: 0, or 1 after a sentence on what went wrong.
 *
 * @public
 */
export async function run(
  args: string[],
  env: Record<string, string | undefined>,
  streams: Streams = TERMINAL,
): Promise<number> {
  const [command, ...rest] = args;
  if (!command || ['help', '--help', '-h'].includes(command)) {
    streams.out(`${HELP}\n`);
    return 0;
  }
  try {
    if (command !== 'rules') {
      throw new Error(`There is no command '${command}'; see --help.`);
    }
    const options = readOptions(rest, env);
    if (options.help) streams.out(`${HELP}\n`);
    else await rules(options, streams);
    return 0;
  } catch (error) {
    streams.error(`${sentenceOf(error)}\n`);
    return 1;
  }
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
