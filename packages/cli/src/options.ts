import { parseArgs } from 'node:util';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { SloRulesQuery } from '@operate-first/plugin-operations-common';

const FORMATS = ['rules', 'prometheusrule', 'tests'] as const;
const MANY = { type: 'string', multiple: true } as const;

/** @internal */
export interface Options {
  help: boolean;
  /** Of the backend, without the path of the API. */
  baseUrl: string;
  query: SloRulesQuery;
  output?: string;
  token?: string;
}

/** Throws a sentence on what cannot be understood. @internal */
export function readOptions(
  args: string[],
  env: Record<string, string | undefined>,
): Options {
  const { values } = parseArgs({
    args,
    options: {
      help: { type: 'boolean', short: 'h' },
      'base-url': { type: 'string' },
      format: { type: 'string' },
      output: { type: 'string', short: 'o' },
      slo: MANY,
      owner: MANY,
      system: MANY,
      service: MANY,
    },
  });
  const { slo, owner, system, service, output } = values;
  const format = FORMATS.find(one => one === (values.format ?? 'rules'));
  if (!format) {
    throw new Error(
      `--format is ${FORMATS.join(', ')}, and not '${values.format}'.`,
    );
  }
  return {
    help: values.help ?? false,
    baseUrl: baseUrlOf(
      values['base-url'] ?? env.BASE_URL ?? 'http://localhost:7007',
    ),
    query: {
      format,
      slo: refsOf('slo', slo, 'SLO'),
      owner: refsOf('owner', owner, 'Group'),
      system: refsOf('system', system, 'System'),
      service: refsOf('service', service, 'Component'),
    },
    ...(output && { output }),
    ...(env.OPERATIONS_TOKEN && { token: env.OPERATIONS_TOKEN }),
  };
}

/** Entity refs as the portal keeps them: `sales` is an owner's name as well as `group:default/sales`. */
function refsOf(
  option: string,
  texts: string[] | undefined,
  defaultKind: string,
): string[] | undefined {
  return texts?.map(text => {
    try {
      return stringifyEntityRef(
        parseEntityRef(text, { defaultKind, defaultNamespace: 'default' }),
      );
    } catch {
      throw new Error(
        `--${option} is the name of an entity, such as ${defaultKind.toLowerCase()}:default/payments, and not '${text}'.`,
      );
    }
  });
}

function baseUrlOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol)) {
    throw new Error(`--base-url is a URL of http or https, and not '${text}'.`);
  }
  return url.href.replace(/\/+$/, '');
}
