import { hash } from '../hash';
import { MetricQuery, SliDefinition } from '../slo/model';
import { canonicalJson } from './canonicalJson';
import { observedProblems } from './observedProblems';
import { error, warning } from './problems';
import { Resolution } from './Resolution';
import { SpecOf } from './schema';

type Sli = SpecOf<'SLI'>;
type Metric = NonNullable<Sli['thresholdMetric']>;

/** What an objective adds to its indicator. @internal */
export interface Comparison {
  operator?: 'lt' | 'lte' | 'gt' | 'gte';
  value?: number;
  /** Of the objective. */
  path: string;
}

/** @internal */
export type SliPlace = Pick<
  SliDefinition,
  'serviceRef' | 'environment' | 'slice'
>;

function queryOf(
  metric: Metric,
  path: string,
  resolution: Resolution,
): MetricQuery | undefined {
  const query = writtenQuery(metric, path, resolution);
  if (!query) return undefined;
  const problems = observedProblems(query, `${path}.metricSource.spec`);
  resolution.add(...problems);
  return query;
}

function writtenQuery(
  metric: Metric,
  path: string,
  resolution: Resolution,
): MetricQuery | undefined {
  const { metricSourceRef, type, spec } = metric.metricSource;
  const at = `${path}.metricSource`;
  if (!metricSourceRef) {
    if (type) return { type, spec };
    resolution.add(
      error(at, 'Says neither type nor metricSourceRef. Write one of them.'),
    );
    return undefined;
  }
  const found = resolution.follow('DataSource', metricSourceRef);
  const written = found?.spec.type;
  if (!found && type) {
    resolution.add(
      warning(
        `${at}.metricSourceRef`,
        `No DataSource "${metricSourceRef}" is in the catalog. Its type is taken from here.`,
      ),
    );
  } else if (!written) {
    resolution.add(
      error(
        `${at}.metricSourceRef`,
        found
          ? `DataSource "${metricSourceRef}" has errors. Mend it first.`
          : `No DataSource "${metricSourceRef}" is in the catalog. Add it, or write a type.`,
      ),
    );
    return undefined;
  } else if (
    type &&
    type.toLocaleLowerCase('en-US') !== written.toLocaleLowerCase('en-US')
  ) {
    resolution.add(
      warning(
        `${at}.type`,
        `Says ${type}, DataSource "${metricSourceRef}" says ${written}, which is taken.`,
      ),
    );
  }
  return {
    type: written ?? type ?? '',
    // Without its namespace, as servers are named in the app's configuration.
    dataSource: found?.name ?? metricSourceRef,
    spec,
  };
}

function measureOf(
  sli: Sli,
  path: string,
  comparison: Comparison,
  resolution: Resolution,
): SliDefinition['measure'] | undefined {
  const { thresholdMetric, ratioMetric } = sli;
  if (thresholdMetric) {
    const query = queryOf(
      thresholdMetric,
      `${path}.thresholdMetric`,
      resolution,
    );
    const { operator, value } = comparison;
    if (!operator) {
      resolution.add(
        error(
          `${comparison.path}.op`,
          'Is missing. Write how the value compares: lt, lte, gt or gte.',
        ),
      );
    }
    if (value === undefined) {
      resolution.add(
        warning(`${comparison.path}.value`, 'Is missing; 0 is taken.'),
      );
    }
    return query && operator
      ? { kind: 'threshold', query, operator, value: value ?? 0 }
      : undefined;
  }
  if (!ratioMetric) return undefined;

  const { good, bad, total, raw, rawType, counter = false } = ratioMetric;
  const at = `${path}.ratioMetric`;
  if (raw && rawType) {
    const query = queryOf(raw, `${at}.raw`, resolution);
    return query && { kind: 'raw', rawType, query };
  }
  const all = total && queryOf(total, `${at}.total`, resolution);
  const side = good ? 'good' : 'bad';
  const metric = good ?? bad;
  const part = metric && queryOf(metric, `${at}.${side}`, resolution);
  if (!all || !part) return undefined;
  return { kind: 'ratio', counter, total: all, [side]: part };
}

/**
 * What an indicator measures for an objective.
 *
 * @internal
 */
export function sliDefinition(
  sli: Sli,
  path: string,
  comparison: Comparison,
  place: SliPlace,
  resolution: Resolution,
): SliDefinition | undefined {
  const measure = measureOf(sli, path, comparison, resolution);
  if (!measure) return undefined;
  const content = { measure, ...place };
  return { id: hash(canonicalJson(content)), ...content };
}
