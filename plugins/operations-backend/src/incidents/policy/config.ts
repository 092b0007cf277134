import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  DEFAULT_POLICY,
  IncidentImpact,
  IncidentPolicy,
  IncidentSeverity,
} from '@operate-first/plugin-operations-common';

const PATH = 'operations.incidents.policy';
const SEVERITIES = ['page', 'ticket', 'info'] as const;
const IMPACTS: IncidentImpact[] = ['minor', 'major', 'outage'];

function numberAt(
  config: Config | undefined,
  key: string,
  usual: number,
  { least = 0, most = Infinity } = {},
): number {
  const value = config?.getOptionalNumber(key) ?? usual;
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  const upTo = most === Infinity ? '' : ` and at most ${most}`;
  throw new InputError(
    `${PATH}.${key} must be a whole number, at least ${least}${upTo}; it is ${value}`,
  );
}

function readOpens(config: Config | undefined): IncidentPolicy['opens'] {
  const names = config?.getOptionalStringArray('opens') ?? DEFAULT_POLICY.opens;
  return names.map(name => {
    const known = SEVERITIES.find(one => one === name);
    if (known) return known;
    throw new InputError(
      `${PATH}.opens must only name ${SEVERITIES.join(', ')}; it names ${name}`,
    );
  });
}

function readWaits(config: Config | undefined): IncidentPolicy['waitSeconds'] {
  const waits = { ...DEFAULT_POLICY.waitSeconds };
  for (const severity of SEVERITIES) {
    const key = `waitSeconds.${severity}`;
    if (config?.has(key)) waits[severity] = numberAt(config, key, 0);
  }
  return waits;
}

function readSeverityOf(
  config: Config | undefined,
): IncidentPolicy['severityOf'] {
  const severityOf = { ...DEFAULT_POLICY.severityOf };
  for (const impact of IMPACTS) {
    severityOf[impact] = numberAt(
      config,
      `severityOf.${impact}`,
      DEFAULT_POLICY.severityOf[impact],
      { least: 1, most: 4 },
    ) as IncidentSeverity;
  }
  return severityOf;
}

/** The numbers and switches of the policy, those that are not configured as they usually are. @internal */
export function readIncidentPolicy(
  config: Config | undefined,
  headlineEnvironments: string[],
): IncidentPolicy {
  const usual = DEFAULT_POLICY;
  const flapping = (key: keyof IncidentPolicy['flapping'], least: number) =>
    numberAt(config, `flapping.${key}`, usual.flapping[key], { least });
  return {
    ...usual,
    opens: readOpens(config),
    waitSeconds: readWaits(config),
    environments:
      config?.getOptionalStringArray('environments') ?? headlineEnvironments,
    flapping: {
      times: flapping('times', 2),
      withinSeconds: flapping('withinSeconds', 1),
      calmSeconds: flapping('calmSeconds', 0),
    },
    dependencySeconds: numberAt(
      config,
      'dependencySeconds',
      usual.dependencySeconds,
    ),
    dependencyDepth: numberAt(
      config,
      'dependencyDepth',
      usual.dependencyDepth,
      { most: 10 },
    ),
    reopenSeconds: numberAt(config, 'reopenSeconds', usual.reopenSeconds),
    aftermathSeconds: numberAt(
      config,
      'aftermathSeconds',
      usual.aftermathSeconds,
      // Incidents are looked back at for a day.
      { most: 86_400 },
    ),
    calmSeconds: numberAt(config, 'calmSeconds', usual.calmSeconds),
    closeUntouchedSeconds: config?.has('closeUntouchedSeconds')
      ? numberAt(config, 'closeUntouchedSeconds', 0, { least: 1 })
      : undefined,
    stormServices: numberAt(config, 'stormServices', usual.stormServices, {
      least: 1,
    }),
    widespreadServices: numberAt(
      config,
      'widespreadServices',
      usual.widespreadServices,
      { least: 1 },
    ),
    severityOf: readSeverityOf(config),
  };
}
