import {
  Exhaustion,
  SloWindowView,
} from '@operate-first/plugin-operations-common';
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

/** The window of an SLO in words: `28 d`, `a calendar month`. @internal */
export function windowWords(window: SloWindowView, t: Translate): string {
  const duration = durationWords(window.duration, t);
  return window.kind === 'calendar'
    ? t('slo.calendar', { duration })
    : duration;
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
