import { SignalPanel } from '@operate-first/plugin-operations-common';
import { formatAmount, toMib } from '../../format/quantities';

/** A value with its unit, as people say it. @internal */
export function formatSignal(
  value: number,
  unit: SignalPanel['unit'],
  locale?: string,
): string {
  switch (unit) {
    case 'perSecond':
      return `${formatAmount(value, locale)}/s`;
    case 'ratio':
      return `${formatAmount(value * 100, locale)} %`;
    case 'seconds':
      return value < 1
        ? `${formatAmount(value * 1000, locale)} ms`
        : `${formatAmount(value, locale)} s`;
    case 'bytes':
      return `${formatAmount(toMib(value), locale)} MiB`;
    default:
      return formatAmount(value, locale);
  }
}
