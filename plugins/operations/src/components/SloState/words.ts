import {
  Exhaustion,
  SloWindowView,
} from '@operate-first/plugin-operations-common';
import { formatBudget, formatBurn, formatTarget } from '../../format/slo';
import { formatDuration } from '../../format/time';
import { Translate } from '../../hooks/useOperationsTranslation';

const DURATION = /^(\d+)([mhdwMQY])$/;

/** A duration of OpenSLO in words: `28 d`, `1 month`. @internal */
export function durationWords(duration: string, t: Translate): string {
  const [, number, unit] = DURATION.exec(duration) ?? [];
  const count = Number(number);
  switch (unit) {
    case 'm':
      return `${count} min`;
    case 'h':
    case 'd':
      return `${count} ${unit}`;
    case 'w':
      return t('slo.unit.week', { count });
    case 'M':
      return t('slo.unit.month', { count });
    case 'Q':
      return t('slo.unit.quarter', { count });
    case 'Y':
      return t('slo.unit.year', { count });
    default:
      return duration;
  }
}

const CALENDAR_UNITS: Record<
  string,
  'day' | 'week' | 'month' | 'quarter' | 'year'
> = { d: 'day', w: 'week', M: 'month', Q: 'quarter', Y: 'year' };

/** What is promised for which time: `99.9 % in 28 d`, `98 % per calendar month`. @internal */
export function promiseWords(
  promise: { target: number; window: Pick<SloWindowView, 'kind' | 'duration'> },
  t: Translate,
  locale: string,
): string {
  const target = formatTarget(promise.target, locale);
  const { kind, duration } = promise.window;
  const [, number, letter] = DURATION.exec(duration) ?? [];
  const unit = CALENDAR_UNITS[letter];
  if (kind !== 'calendar' || !unit) {
    return t('slo.promise', { target, window: durationWords(duration, t) });
  }
  const period = t(`slo.calendar.${unit}`, { count: Number(number) });
  return t('slo.promisePer', { target, period });
}

/** Beyond this many per cent a figure says more as times of the whole budget. */
const MOST_OVERSPENT = -9.99;

/** What is left of a budget, as a figure: `62 %`, `−12 %`, `476× over`. @internal */
export function budgetWords(
  remaining: number,
  t: Translate,
  locale?: string,
): string {
  return remaining < MOST_OVERSPENT
    ? t('slo.timesOver', { times: formatBurn(1 - remaining, locale) })
    : formatBudget(remaining, locale);
}

/** What is left of a budget, within a sentence: `62 % left`, `476× over`. @internal */
export function shareWords(
  remaining: number,
  t: Translate,
  locale?: string,
): string {
  const words = budgetWords(remaining, t, locale);
  return remaining < MOST_OVERSPENT
    ? words
    : t('slo.share', { remaining: words });
}

/** When the budget will be gone at the present rate; nothing where nobody can say. @internal */
export function exhaustionWords(
  exhaustion: Exhaustion | undefined,
  t: Translate,
  now: number,
): string | undefined {
  switch (exhaustion?.state) {
    case 'never':
      return t('slo.exhaustion.never');
    case 'empty':
      return t('slo.exhaustion.empty');
    case 'at':
      return exhaustion.at
        ? t('slo.exhaustion.at', {
            duration: formatDuration(Date.parse(exhaustion.at) - now),
          })
        : undefined;
    default:
      return undefined;
  }
}
