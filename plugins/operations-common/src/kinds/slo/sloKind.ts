import { objectiveInWords } from '../../onboarding/objectives';
import { serviceNamed, teamOfService } from '../kindService';
import type { RequestKind } from '../model';
import { buildSlo } from './build';
import { SLO_FIELDS } from './fields';
import { readSlo, shareOf, SloParameters } from './parameters';
import { findSlo } from './place';

/** @public */
export const sloKind: RequestKind<SloParameters> = {
  name: 'slo',
  title: 'Add or change an SLO',
  description:
    'What a service promises, over which time, and who is told when it burns; the rules for Prometheus follow in the same change.',
  fields: SLO_FIELDS,
  read: parameters => readSlo(parameters),
  build: buildSlo,
  about: (value, ground) => {
    const { name, window, environment, objective = 0 } = value;
    const service = serviceNamed(value.service);
    const isNew = !findSlo(ground.files, service.name, name).own;
    const target = shareOf(value.target);
    const promised = window ?? (isNew ? '30d' : undefined);
    const words = promised ? ` (${objectiveInWords(target, promised)})` : '';
    return {
      title: `${isNew ? 'New SLO' : 'SLO'} ${name} of ${service.name}${
        words || `, ${value.target} %`
      }`.slice(0, 200),
      team: teamOfService(service, ground),
      services: [service.ref],
      clusters: [],
      places: [
        {
          subject: name,
          service: service.ref,
          ...(environment && { environment }),
          expects: {
            type: 'slo',
            slo: `slo:default/${name}`,
            objective,
            target,
            ...(promised && { window: promised }),
          },
        },
      ],
      approval: {
        by: 'own',
        reason: 'A team decides by itself what its service promises.',
      },
    };
  },
};
