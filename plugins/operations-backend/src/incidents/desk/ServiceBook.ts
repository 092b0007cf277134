import {
  IncidentImpact,
  IncidentServiceInput,
} from '@operate-first/plugin-operations-common';
import { ServiceCriteria } from '../../access/criteria';
import { didYouMean } from '../../api/closest';
import { FieldError } from '../../api/FieldError';
import { ServiceRow } from '../../database/rows';
import { lowerRefs } from '../../services/filters';
import { ServiceReader } from '../../services/ServiceReader';
import { ConcernedService } from '../model';

/**
 * The services that somebody may name.
 *
 * @internal
 */
export class ServiceBook {
  readonly #services: ServiceReader;

  static create(options: { services: ServiceReader }): ServiceBook {
    return new ServiceBook(options.services);
  }

  private constructor(services: ServiceReader) {
    this.#services = services;
  }

  async find(
    wanted: string,
    options: { field: string; criteria: ServiceCriteria },
  ): Promise<ServiceRow> {
    const { field, criteria } = options;
    const [ref] = lowerRefs([wanted]);
    const row = await this.#services.find(ref, criteria);
    if (row) return row;
    const names = await this.#services.names(criteria);
    throw new FieldError({
      field,
      value: wanted,
      message: `There is no service ${wanted}, or you may not see it.${didYouMean(
        ref,
        names,
      )}`,
      remedy: 'Give entity refs such as component:default/payments.',
    });
  }

  /** Services as a request names them, each once. */
  async concerned(
    inputs: IncidentServiceInput[],
    options: { impact: IncidentImpact; criteria: ServiceCriteria },
  ): Promise<{ rows: ServiceRow[]; services: ConcernedService[] }> {
    const rows: ServiceRow[] = [];
    const services = new Map<string, ConcernedService>();
    for (const [at, input] of inputs.entries()) {
      const row = await this.find(input.service, {
        field: `services.${at}.service`,
        criteria: options.criteria,
      });
      rows.push(row);
      services.set(row.id, {
        serviceId: row.id,
        impact: input.impact ?? options.impact,
        regions: input.regions ?? [],
      });
    }
    return { rows, services: [...services.values()] };
  }
}
