import { serviceNamed } from '../kindService';
import type { AlertParameters, AlertSignal } from './parameters';

/** PromQL of golden signals, without a comparison. @public */
export type SignalExpressions = Partial<Record<AlertSignal, string>>;

/** As much of a wish as its expression follows from. @public */
export type AlertWish = Pick<
  AlertParameters,
  'service' | 'from' | 'threshold' | 'expression'
>;

/** As skeletons count requests, where nobody knows it better. */
function usual({ service }: AlertWish): Required<SignalExpressions> {
  const where = `service=${JSON.stringify(serviceNamed(service).name)}`;
  const rate = (metric: string, more = '') =>
    `rate(${metric}{${where}${more}}[5m])`;
  const requests = `sum(${rate('http_requests_total')})`;
  const failed = `sum(${rate('http_requests_total', ',code=~"5.."')})`;
  return {
    errors: `${failed} / ${requests}`,
    latency: `histogram_quantile(0.95, sum by (le) (${rate(
      'http_request_duration_seconds_bucket',
    )}))`,
    traffic: requests,
    saturation: `sum(${rate('process_cpu_seconds_total')})`,
  };
}

/** What the portal found out and kept with the request. */
function knownSignals(
  known: Record<string, unknown> | undefined,
): SignalExpressions {
  const found = known?.signals;
  if (typeof found !== 'object' || found === null) return {};
  return Object.fromEntries(
    Object.entries(found).filter(([, query]) => typeof query === 'string'),
  );
}

/** Decimals as people write them: 0.05, not 0.05000000000000001. */
function decimal(value: number): string {
  const exact = Number(value.toPrecision(12));
  return Math.abs(exact) < 1e-6 || Math.abs(exact) >= 1e15
    ? exact.toString()
    : exact.toLocaleString('en-US', {
        useGrouping: false,
        maximumFractionDigits: 15,
      });
}

/**
 * The PromQL of an alert; undefined where it is there already, or nothing says yet when it fires.
 *
 * @param known - what the portal knows of the signals of the service
 * @public
 */
export function alertExpression(
  wish: AlertWish,
  known?: Record<string, unknown>,
): string | undefined {
  const { from, threshold, expression } = wish;
  if (from === 'existing') return undefined;
  if (from === 'expression') return expression?.trim() || undefined;
  if (threshold === undefined) return undefined;
  const query = knownSignals(known)[from] ?? usual(wish)[from];
  switch (from) {
    case 'errors':
      return `${query} > ${decimal(threshold / 100)}`;
    case 'traffic':
      return `${query} < ${decimal(threshold)}`;
    default:
      return `${query} > ${decimal(threshold)}`;
  }
}
