import { serviceNamed, teamOfService } from '../kindService';
import type { RequestKind } from '../model';
import { buildAlert } from './build';
import { ALERT_FIELDS } from './fields';
import { AlertParameters, readAlert } from './parameters';

/** @public */
export const alertKind: RequestKind<AlertParameters> = {
  name: 'alert',
  title: 'Add an alert and its runbook',
  description:
    'A rule for Prometheus, from a golden signal or an expression, tried against the past, and the runbook of whoever is told.',
  fields: ALERT_FIELDS,
  read: parameters => readAlert(parameters),
  build: buildAlert,
  about: (value, ground) => {
    const { name, from, environment = 'production' } = value;
    const service = serviceNamed(value.service);
    const isThere = from === 'existing';
    return {
      title: `${isThere ? 'Runbook of' : 'Alert'} ${name} of ${
        service.name
      }`.slice(0, 200),
      team: teamOfService(service, ground),
      services: [service.ref],
      clusters: [],
      places: isThere
        ? []
        : [
            {
              subject: name,
              service: service.ref,
              environment,
              expects: { type: 'alert', alert: name },
            },
          ],
      approval: {
        by: 'own',
        reason: 'A team decides by itself what it is told of its service.',
      },
    };
  },
};
