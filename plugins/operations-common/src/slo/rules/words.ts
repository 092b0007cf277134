import {
  BurnCondition,
  ObjectiveDefinition,
  SloDefinition,
  SloWindow,
} from '../model';
import { exactDecimal } from './numbers';

const UNIT_WORDS = {
  m: 'minute',
  h: 'hour',
  d: 'day',
  w: 'week',
  M: 'month',
  Q: 'quarter',
  Y: 'year',
} as const;

/** What an alert says to people. @internal */
export function alertWords(
  slo: SloDefinition,
  objective: ObjectiveDefinition,
  condition: BurnCondition,
): { summary: string; description: string } {
  const { factor, longSeconds, shortSeconds, operator } = condition;
  const target = `${exactDecimal(objective.target * 100)} %`;
  const measured = [longSeconds, ...(shortSeconds ? [shortSeconds] : [])]
    .map(seconds => `the last ${spell(seconds)}`)
    .join(' and over ');
  const than = {
    gt: 'more than',
    gte: 'at least',
    lt: 'less than',
    lte: 'at most',
  }[operator];
  const title = objective.title
    ? `${slo.title}, ${objective.title}`
    : slo.title;
  return {
    summary: `${literal(title)}: the error budget burns ${than} ${exactDecimal(
      factor,
    )} times as fast as it may`,
    description: `{{ $value | humanizePercentage }} were bad over the last ${spell(
      longSeconds,
    )}, and ${exactDecimal(
      (1 - objective.target) * 100,
    )} % may be: the promise is ${target} over ${window(
      slo.window,
    )}. Told where the budget burns ${than} ${exactDecimal(
      factor,
    )} times as fast as that over ${measured}.`,
  };
}

/** Prometheus expands templates in texts; those of people are not meant as such. @internal */
export function literal(text: string): string {
  return text.replace(/\{\{/g, '{{ "{{" }}');
}

function window({ duration: { count, unit }, kind }: SloWindow): string {
  const word = UNIT_WORDS[unit];
  if (kind === 'calendar') {
    return count === 1 ? `the calendar ${word}` : `${count} calendar ${word}s`;
  }
  return count === 1 ? `a ${word}` : `${count} ${word}s`;
}

const SPANS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

function spell(seconds: number): string {
  const [word, size] = SPANS.find(([, s]) => seconds % s === 0) ?? SPANS[2];
  const count = seconds / size;
  return count === 1 ? word : `${exactDecimal(count)} ${word}s`;
}
