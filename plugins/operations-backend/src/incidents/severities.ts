import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  IncidentPolicyView,
  IncidentSeverity,
} from '@operate-first/plugin-operations-common';

type Severities = IncidentPolicyView['severities'];

const DEFAULTS: Severities = [
  {
    severity: 1,
    name: 'SEV1',
    meaning:
      'Most users cannot work, or data is at risk. Everybody who can help does, now.',
  },
  {
    severity: 2,
    name: 'SEV2',
    meaning: 'A service is down for its users. Its owners work on it now.',
  },
  {
    severity: 3,
    name: 'SEV3',
    meaning:
      'A service works badly, or only for some of its users. Its owners work on it today.',
  },
  {
    severity: 4,
    name: 'SEV4',
    meaning: 'Few users notice. It can wait for working hours.',
  },
];

/** Reads what severities mean here; what the configuration does not say keeps its usual meaning. @internal */
export function readSeverities(root: Config): Severities {
  const configs =
    root.getOptionalConfigArray('operations.incidents.severities') ?? [];
  const own = new Map(
    configs.map(config => {
      const severity = config.getNumber('severity');
      if (![1, 2, 3, 4].includes(severity)) {
        throw new InputError(
          `operations.incidents.severities: severity is ${severity}, but there are only 1, 2, 3 and 4`,
        );
      }
      return [
        severity as IncidentSeverity,
        {
          name: config.getOptionalString('name'),
          meaning: config.getOptionalString('meaning'),
        },
      ] as const;
    }),
  );
  return DEFAULTS.map(usual => {
    const said = own.get(usual.severity as IncidentSeverity);
    return {
      severity: usual.severity,
      name: said?.name ?? usual.name,
      meaning: said?.meaning ?? usual.meaning,
    };
  });
}
