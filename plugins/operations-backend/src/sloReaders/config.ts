import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { PolicyConfig } from './PolicyReader';
import { readPolicySteps } from './schema';

/** @internal */
export interface SloPagesConfig {
  policy: PolicyConfig;
  /** Origins whose dashboards pages may embed. */
  embed: string[];
  /** Where people look at an SLO. */
  pageUrl: (ref: string) => string;
}

function originOf(value: string): string {
  if (/^https?:\/\//i.test(value) && URL.canParse(value)) {
    return new URL(value).origin;
  }
  throw new InputError(
    `operations.dashboards.embed: ${value} is not the origin of a web server, such as https://grafana.example.org`,
  );
}

function readPolicy(config: Config | undefined): PolicyConfig {
  const written = config?.getOptional('steps');
  const steps =
    written === undefined
      ? { ok: true as const, value: [] }
      : readPolicySteps(written);
  if (!steps.ok) {
    throw new InputError(`operations.budgetPolicy.steps: ${steps.message}`);
  }
  return {
    steps: steps.value,
    blockWhenUnknown: config?.getOptionalBoolean('blockWhenUnknown') ?? false,
  };
}

/** @internal */
export function readSloPagesConfig(root: Config): SloPagesConfig {
  const config = root.getOptionalConfig('operations');
  const dashboards = config?.getOptionalConfig('dashboards');
  const base = root.getOptionalString('app.baseUrl')?.replace(/\/+$/, '') ?? '';
  return {
    policy: readPolicy(config?.getOptionalConfig('budgetPolicy')),
    embed: (dashboards?.getOptionalStringArray('embed') ?? []).map(originOf),
    pageUrl: ref => `${base}/operations/slos/${ref.replace(/^[^:]*:/, '')}`,
  };
}
