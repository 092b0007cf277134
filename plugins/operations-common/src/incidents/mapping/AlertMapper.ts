import { matchesOf } from './matchers';
import {
  AlertMapperOptions,
  MappableAlert,
  MappableService,
  MappedAlert,
} from './model';
import { selectorOf } from './selector';
import { ServiceNames } from './ServiceNames';

/** Names of labels whose value is a service, where the configuration names no others. @public */
export const SERVICE_LABELS = ['operate_first_service', 'service'];

const ENVIRONMENT_LABELS = ['environment', 'env'];

/** Labels with names of what runs in a cluster, what is told most plainly first. */
const WORKLOAD_LABELS = [
  'app_kubernetes_io_name',
  'app',
  'deployment',
  'statefulset',
  'daemonset',
  'job_name',
  'pod',
  'job',
];

const MAP_IT =
  'Add a label service with its entity ref to the rule of the alert, or say here to which service it belongs.';

type Found = Omit<MappedAlert, 'cluster'>;
type Labels = Record<string, string>;
type Claim = (labels: Labels) => Found | undefined;

function isHere(labels: Labels, name: string): boolean {
  return Object.hasOwn(labels, name) && labels[name] !== '';
}

function titleOf({ title, entityRef }: MappableService): string {
  return title ?? entityRef;
}

/** One service, or that it could be several. */
function decide(
  services: MappableService[],
  rule: MappedAlert['rule'],
  words: { one: string; several: string },
): Found | undefined {
  const [service, ...others] = services;
  if (!service) return undefined;
  if (others.length === 0) {
    const message = `${words.one} ${titleOf(service)}.`;
    return { serviceId: service.id, rule, message };
  }
  return {
    rule: 'none',
    message: `${words.several} ${services.length} services.`,
    remedy: MAP_IT,
    candidates: services.map(({ id }) => id).sort(),
  };
}

/**
 * Finds the services of alerts; made once for many alerts. Asked are, in this order, labels that name a service,
 * selectors that services carry, mappings, and what the catalog says of workloads and namespaces.
 *
 * @public
 */
export class AlertMapper {
  readonly #claims: Claim[];

  static create(options: AlertMapperOptions): AlertMapper {
    return new AlertMapper(options);
  }

  private constructor(options: AlertMapperOptions) {
    const names = ServiceNames.create(options.services);
    const { serviceLabels = SERVICE_LABELS } = options;
    this.#claims = [
      ...serviceLabels.map(name => byLabel(name, names)),
      bySelector(options.services),
      ...options.mappings.map(mapping => byMapping(mapping, names)),
      ...WORKLOAD_LABELS.map(name => byWorkload(name, names)),
      byNamespace(names),
    ];
  }

  /** Says to which service an alert belongs, or why to none. */
  map({ labels }: MappableAlert): MappedAlert {
    const found = this.#find(labels);
    const name = ENVIRONMENT_LABELS.find(one => isHere(labels, one));
    const environment = found.environment ?? (name && labels[name]);
    return {
      ...found,
      ...(environment !== undefined && { environment }),
      ...(isHere(labels, 'cluster') && { cluster: labels.cluster }),
    };
  }

  #find(labels: Labels): Found {
    for (const claim of this.#claims) {
      const found = claim(labels);
      if (found) return found;
    }
    return {
      rule: 'none',
      message:
        'No label names a service, no mapping fits, and nothing in the catalog runs where it comes from.',
      remedy: MAP_IT,
    };
  }
}

function byLabel(name: string, names: ServiceNames): Claim {
  return labels => {
    if (!isHere(labels, name)) return undefined;
    return decide(names.called(labels[name]), 'label', {
      one: `Its label ${name} names`,
      several: `Its label ${name} could mean`,
    });
  };
}

function bySelector(services: MappableService[]): Claim {
  const selectors = services.flatMap(service => {
    const matchers = selectorOf(service);
    return matchers ? [{ service, matches: matchesOf(matchers) }] : [];
  });
  return labels => {
    const found = selectors
      .filter(({ matches }) => matches(labels))
      .map(({ service }) => service);
    return decide(found, 'catalog', {
      one: 'Its labels fit the selector of',
      several: 'Its labels fit the selectors of',
    });
  };
}

function byMapping(
  mapping: AlertMapperOptions['mappings'][number],
  names: ServiceNames,
): Claim {
  const { id, matchers, environment } = mapping;
  const matches = matchesOf(matchers);
  const service = names.get(mapping.service);
  return labels => {
    if (!service || !matches(labels)) return undefined;
    return {
      serviceId: service.id,
      rule: 'mapping',
      message: `A mapping says that it belongs to ${titleOf(service)}.`,
      ...(environment !== undefined && { environment }),
      ...(id !== undefined && { mappingId: id }),
    };
  };
}

function byWorkload(name: string, names: ServiceNames): Claim {
  return labels => {
    if (!isHere(labels, name)) return undefined;
    const { namespace } = labels;
    // Jobs of Prometheus are often called `<namespace>/<name>`.
    const value = labels[name].slice(labels[name].lastIndexOf('/') + 1);
    const found =
      name === 'pod'
        ? names.ofPod(value, namespace)
        : names.running(value, namespace);
    return decide(found, 'catalog', {
      one: `Its label ${name} is the name that the catalog has for`,
      several: `Its label ${name} is the name that the catalog has for`,
    });
  };
}

function byNamespace(names: ServiceNames): Claim {
  return labels => {
    if (!isHere(labels, 'namespace')) return undefined;
    const { namespace } = labels;
    return decide(names.inNamespace(namespace), 'catalog', {
      one: `In the namespace ${namespace} runs only`,
      several: `In the namespace ${namespace} run`,
    });
  };
}

/**
 * Finds the service of one alert.
 *
 * @public
 */
export function mapAlert(
  input: AlertMapperOptions & MappableAlert,
): MappedAlert {
  return AlertMapper.create(input).map(input);
}
