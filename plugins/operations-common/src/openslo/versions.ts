import { JsonObject } from '@backstage/types';
import { OPENSLO_API_VERSION } from './annotations';
import { isObject } from './problems';

/** @internal */
export const V1ALPHA = 'openslo/v1alpha';

/** @internal */
export const V2ALPHA = 'openslo.com/v2alpha';

/** Whether a document says that it is of OpenSLO, of whatever version. @internal */
export function isOpenSlo(value: unknown): value is JsonObject {
  return (
    isObject(value) &&
    typeof value.apiVersion === 'string' &&
    /^openslo(\.com)?\//.test(value.apiVersion)
  );
}

const UNITS: Record<string, string> = {
  minute: 'm',
  hour: 'h',
  day: 'd',
  week: 'w',
  month: 'M',
  quarter: 'Q',
  year: 'Y',
};

function objects(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** The object without fields that have no value. */
function compact(fields: Record<string, unknown>): JsonObject {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as JsonObject;
}

/** The object without the field, and with others where the field is an object. */
function replaced(
  object: JsonObject,
  field: string,
  by: (value: JsonObject) => JsonObject,
): JsonObject {
  const { [field]: value, ...rest } = object;
  return isObject(value) ? { ...rest, ...by(value) } : rest;
}

function metricOfAlpha({ source, queryType, query }: JsonObject): JsonObject {
  return {
    metricSource: compact({
      type: typeof source === 'string' ? source : undefined,
      spec: { [typeof queryType === 'string' ? queryType : 'query']: query },
    }),
  };
}

function ratioOfAlpha(metrics: JsonObject): JsonObject {
  const metric = (name: string) =>
    isObject(metrics[name]) ? metricOfAlpha(metrics[name]) : undefined;
  return {
    ratioMetric: compact({
      counter: metrics.incremental,
      good: metric('good'),
      bad: metric('bad'),
      total: metric('total'),
    }),
  };
}

function sloOfAlpha(spec: JsonObject, name: string): JsonObject {
  const { indicator, timeWindows, objectives, ...rest } = spec;
  const ratios = objects(objectives).map(each =>
    isObject(each.ratioMetrics) ? ratioOfAlpha(each.ratioMetrics) : undefined,
  );
  const inline = (suffix: string, sli: JsonObject) => ({
    metadata: { name: `${name}${suffix}` },
    spec: sli,
  });
  const same = new Set(ratios.map(ratio => JSON.stringify(ratio))).size === 1;
  const threshold =
    isObject(indicator) && isObject(indicator.thresholdMetric)
      ? { thresholdMetric: metricOfAlpha(indicator.thresholdMetric) }
      : undefined;
  const common = threshold ?? (same ? ratios[0] : undefined);
  return compact({
    ...rest,
    indicator: common && inline('-indicator', common),
    timeWindow: objects(timeWindows).map(({ unit, count, ...window }) => ({
      duration: `${count}${UNITS[String(unit).toLocaleLowerCase('en-US')]}`,
      ...window,
    })),
    objectives: objects(objectives).map((objective, index) => {
      const { ratioMetrics: _, value, ...kept } = objective;
      const own = common ? undefined : ratios[index];
      return compact({
        ...kept,
        // Of a ratio it says nothing.
        value: ratios[index] ? undefined : value,
        indicator: own && inline(`-indicator-${index + 1}`, own),
      });
    }),
  });
}

function metricOfV2(metric: JsonObject): JsonObject {
  const { dataSourceRef, dataSourceSpec, spec } = metric;
  return {
    metricSource: compact({
      metricSourceRef: dataSourceRef,
      type: isObject(dataSourceSpec) ? dataSourceSpec.type : undefined,
      spec,
    }),
  };
}

function sliOfV2(sli: JsonObject): JsonObject {
  let result = replaced(sli, 'thresholdMetric', metric => ({
    thresholdMetric: metricOfV2(metric),
  }));
  result = replaced(result, 'ratioMetric', ratio => ({
    ratioMetric: Object.fromEntries(
      Object.entries(ratio).map(([key, value]) => [
        key,
        isObject(value) ? metricOfV2(value) : value,
      ]),
    ),
  }));
  return result;
}

function withIndicatorOfV1(holder: JsonObject): JsonObject {
  const { sliRef, ...rest } = holder;
  const result = replaced(rest, 'sli', sli => ({
    indicator: replaced(sli, 'spec', spec => ({ spec: sliOfV2(spec) })),
  }));
  return sliRef === undefined ? result : { ...result, indicatorRef: sliRef };
}

function sloOfV2(spec: JsonObject): JsonObject {
  const { serviceRef, objectives, ...rest } = withIndicatorOfV1(spec);
  return compact({
    ...rest,
    service: serviceRef ?? rest.service,
    objectives: Array.isArray(objectives)
      ? objects(objectives).map(withIndicatorOfV1)
      : undefined,
  });
}

/**
 * The document as version 1 writes it.
 *
 * @internal
 */
export function toV1(document: JsonObject): JsonObject {
  const spec = isObject(document.spec) ? document.spec : {};
  const name =
    isObject(document.metadata) && typeof document.metadata.name === 'string'
      ? document.metadata.name
      : 'slo';
  const v1 = { ...document, apiVersion: OPENSLO_API_VERSION };
  const alpha = document.apiVersion === V1ALPHA;
  switch (document.kind) {
    case 'SLO':
      return { ...v1, spec: alpha ? sloOfAlpha(spec, name) : sloOfV2(spec) };
    case 'SLI':
      return { ...v1, spec: sliOfV2(spec) };
    default:
      return v1;
  }
}
