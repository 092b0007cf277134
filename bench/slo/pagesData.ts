/** An organisation that promises much, and what its services did in each minute: the same each time. */
import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  Entity,
  RELATION_MEMBER_OF,
} from '@backstage/catalog-model';
import { EventBucket } from '@operate-first/plugin-operations-common';

/** Where the generated entities come from, to the catalog. */
export const LOCATION = 'generated:bench';
/** The type of the queries, which only the generated source understands. */
export const QUERY_TYPE = 'generated';

/** So many SLOs are looked at, and their services. */
export const SHOWN = 100;

const SLOS_PER_SERVICE = 10;
const SERVICES_PER_SYSTEM = 10;
const TEAMS = 20;
const MINUTE = 60_000;
const MINUTES_OF_A_DAY = 1_440;

function entity(
  kind: string,
  name: string,
  spec: Entity['spec'],
  more: Partial<Entity> & { labels?: Record<string, string> } = {},
): Entity {
  return {
    apiVersion: more.apiVersion ?? 'backstage.io/v1alpha1',
    kind,
    metadata: {
      uid: `${kind}-${name}`,
      etag: '1',
      name,
      namespace: 'default',
      title: name.replaceAll('-', ' '),
      labels: more.labels,
      annotations: {
        [ANNOTATION_LOCATION]: LOCATION,
        [ANNOTATION_ORIGIN_LOCATION]: LOCATION,
      },
    },
    spec,
    relations: more.relations,
  };
}

const range = (length: number) => Array.from({ length }, (_, i) => i);

/** Services with ten SLOs each, one service in ten internal, and somebody who may see all. */
export function generatedServices(slos: number): Entity[] {
  const services = slos / SLOS_PER_SERVICE;
  return [
    entity('Group', 'platform', { type: 'team', children: [] }),
    entity(
      'User',
      'admin',
      { memberOf: ['platform'] },
      {
        relations: [
          { type: RELATION_MEMBER_OF, targetRef: 'group:default/platform' },
        ],
      },
    ),
    ...range(TEAMS).map(i =>
      entity('Group', `team-${i}`, { type: 'team', children: [] }),
    ),
    ...range(Math.ceil(services / SERVICES_PER_SYSTEM)).map(i =>
      entity('System', `system-${i}`, { owner: `team-${i % TEAMS}` }),
    ),
    ...range(services).map(i =>
      entity(
        'Component',
        `service-${i}`,
        {
          type: 'service',
          lifecycle: 'production',
          owner: `team-${i % TEAMS}`,
          system: `system-${Math.floor(i / SERVICES_PER_SYSTEM)}`,
        },
        i % 10 === 9
          ? { labels: { 'operate-first.io/visibility': 'internal' } }
          : {},
      ),
    ),
  ];
}

export function generatedSlos(slos: number): Entity[] {
  const metric = (index: number, code = '') => ({
    metricSource: {
      type: QUERY_TYPE,
      spec: { query: `requests{slo="${index}"${code}}` },
    },
  });
  return range(slos).map(index =>
    entity(
      'SLO',
      `slo-${index}`,
      {
        service: `service-${Math.floor(index / SLOS_PER_SERVICE)}`,
        description: `What service ${index} promises to whoever calls it.`,
        budgetingMethod: 'Occurrences',
        timeWindow: [{ duration: '28d', isRolling: true }],
        indicator: {
          metadata: { name: `sli-${index}` },
          spec: {
            ratioMetric: {
              counter: true,
              good: metric(index, ',code="200"'),
              total: metric(index),
            },
          },
        },
        objectives: [{ target: 0.999 }],
      },
      { apiVersion: 'openslo/v1' },
    ),
  );
}

/** Each fails for some minutes a day, at a time of its own: from never to more than it may. */
export function happened(
  index: number,
  { from, to, stepSeconds }: { from: number; to: number; stepSeconds: number },
): EventBucket[] {
  const steps: EventBucket[] = [];
  const failing = (index * 13) % 40;
  const minutes = stepSeconds / 60;
  for (let start = from; start < to; start += stepSeconds * 1000) {
    const step = { start, good: 0, total: 0, coveredSeconds: stepSeconds };
    for (let at = start / MINUTE; at < start / MINUTE + minutes; at += 1) {
      const total = 90 + ((at * 7 + index) % 21);
      const fails = (at + index * 37) % MINUTES_OF_A_DAY < failing;
      step.total += total;
      step.good += fails ? total - 5 : total;
    }
    steps.push(step);
  }
  return steps;
}

/** Which SLO a query is of. */
export function indexOf(query: string): number {
  return Number(/slo="(\d+)"/.exec(query)?.[1]);
}
