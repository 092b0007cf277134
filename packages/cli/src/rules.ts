import { renameSync, writeFileSync } from 'node:fs';
import {
  OperationsClient,
  ProblemError,
} from '@operate-first/plugin-operations-common';
import { Options } from './options';

/** Asks the portal for rules, and writes them. @internal */
export async function rules(
  options: Options,
  streams: { out(text: string): void },
): Promise<void> {
  const { baseUrl, query, output } = options;
  const text = await ask(options, client =>
    client.getSloRules(query, { token: options.token }),
  ).catch(error => {
    throw inWords(error, baseUrl);
  });
  if (!hasRules(text)) throw new Error(whyEmpty(text));
  if (output) writeWhole(output, text);
  else streams.out(text);
}

async function ask<T>(
  { baseUrl }: Options,
  question: (client: OperationsClient) => Promise<T>,
): Promise<T> {
  const getBaseUrl = async (plugin: string) => `${baseUrl}/api/${plugin}`;
  return question(new OperationsClient({ discoveryApi: { getBaseUrl } }));
}

/** The lists of files are empty, or there is no resource. */
function hasRules(text: string): boolean {
  return /^[^#\s]/m.test(text) && !/^(groups|tests): \[\]$/m.test(text);
}

/** A file without rules would take the place of one with alerts. The portal says at the top why there are none. */
function whyEmpty(text: string): string {
  const reasons = text
    .split('\n')
    .filter(line => line.startsWith('#'))
    .map(line => line.replace(/^# ?/, ''));
  return ['There are no rules, so nothing is written.', ...reasons].join('\n');
}

/** Prometheus may read the folder at any time, and must not find half a file. */
function writeWhole(file: string, text: string): void {
  const unfinished = `${file}.${process.pid}.new`;
  writeFileSync(unfinished, text);
  renameSync(unfinished, file);
}

function inWords(error: unknown, baseUrl: string): Error {
  if (!(error instanceof ProblemError)) {
    return new Error(`No portal answers at ${baseUrl}.`, { cause: error });
  }
  const hint =
    error.status === 401 || error.status === 403
      ? ' Is OPERATIONS_TOKEN a token of somebody who may see SLOs?'
      : '';
  return new Error(`${error.message}${hint}`, { cause: error });
}
