import { AlertMapperOptions, MappableAlert, MappedAlert } from './model';

/** Finds the services of alerts; made once for many alerts. @public */
export class AlertMapper {
  readonly #options: AlertMapperOptions;

  static create(options: AlertMapperOptions): AlertMapper {
    return new AlertMapper(options);
  }

  private constructor(options: AlertMapperOptions) {
    this.#options = options;
  }

  map({ labels }: MappableAlert): MappedAlert {
    const { environment, cluster } = labels;
    const where = {
      ...(environment !== undefined && { environment }),
      ...(cluster !== undefined && { cluster }),
    };
    const service = this.#options.services.find(
      ({ entityRef }) => entityRef === labels.service?.toLowerCase(),
    );
    if (!service) {
      return {
        ...where,
        rule: 'none',
        message: 'No label names a service.',
        remedy: 'Map it to a service.',
      };
    }
    const message = `The label service names ${service.entityRef}.`;
    return { ...where, serviceId: service.id, rule: 'label', message };
  }
}

/** Finds the service of one alert. @public */
export function mapAlert(
  input: AlertMapperOptions & MappableAlert,
): MappedAlert {
  return AlertMapper.create(input).map(input);
}
