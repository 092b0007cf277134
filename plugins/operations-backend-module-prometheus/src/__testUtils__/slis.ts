import { SliDefinition } from '@operate-first/plugin-operations-common';
import {
  SliMeasurement,
  SliRequest,
  SliSource,
} from '@operate-first/plugin-operations-node';
import { ConfigReader } from '@backstage/config';
import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { readPrometheusConfig } from '../config';
import { PrometheusSliSource } from '../PrometheusSliSource';
import { ServerSet } from '../server/ServerSet';

let number = 0;

function promql(query: string, dataSource?: string) {
  return { type: 'Prometheus', spec: { query }, dataSource };
}

function sli(measure: SliDefinition['measure']): SliDefinition {
  number += 1;
  return { id: `sli-${number}`, environment: 'production', measure };
}

/** A ratio of counters. */
export function ratio(
  part: { good: string } | { bad: string },
  total: string,
  options: { counter?: boolean; dataSource?: string } = {},
): SliDefinition {
  const { counter = true, dataSource } = options;
  const [name, query] = Object.entries(part)[0];
  return sli({
    kind: 'ratio',
    counter,
    total: promql(total, dataSource),
    [name]: promql(query, dataSource),
  });
}

export function raw(
  query: string,
  rawType: 'success' | 'failure' = 'success',
): SliDefinition {
  return sli({ kind: 'raw', rawType, query: promql(query) });
}

export function threshold(
  query: string,
  operator: 'lt' | 'lte' | 'gt' | 'gte',
  value: number,
): SliDefinition {
  return sli({ kind: 'threshold', query: promql(query), operator, value });
}

/** A source with these servers. */
export function sourceWith(...servers: JsonObject[]): PrometheusSliSource {
  const config = new ConfigReader({ operations: { prometheus: { servers } } });
  return PrometheusSliSource.create({
    servers: ServerSet.create(readPrometheusConfig(config).servers),
    logger: mockServices.logger.mock(),
  });
}

/** All measurements, in the order of the requests. */
export async function measureAll(
  source: SliSource,
  requests: SliRequest[],
  signal: AbortSignal = new AbortController().signal,
): Promise<SliMeasurement[]> {
  const measured: SliMeasurement[] = [];
  for await (const each of source.measure(requests, { signal })) {
    measured.push(each);
  }
  return requests.map(
    request => measured.find(each => each.request === request)!,
  );
}
