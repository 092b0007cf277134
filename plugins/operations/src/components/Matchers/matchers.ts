import { Alert, AlertMatcher } from '@operate-first/plugin-operations-common';

/** Labels that differ from one time or copy to the next: who wants an alert quiet does not mean these. */
const PASSING = ['prometheus', 'prometheus_replica', 'replica', '__replica__'];

/** @internal */
export const OPERATORS = ['=', '!=', '=~', '!~'] as const;
/** @internal */
export type Operator = (typeof OPERATORS)[number];

/** A matcher while it is written. @internal */
export interface WrittenMatcher {
  /** Tells lines apart while they change. */
  line: string;
  name: string;
  operator: Operator;
  value: string;
}

let lines = 0;

/** An empty line, or one that says this. @internal */
export function lineOf(matcher: Partial<AlertMatcher> = {}): WrittenMatcher {
  lines += 1;
  const { name = '', operator = '=', value = '' } = matcher;
  return { line: String(lines), name, operator, value };
}

/** What fits this alert and no other, to begin with. @internal */
export function linesOf(alert: Pick<Alert, 'labels'>): WrittenMatcher[] {
  return Object.entries(alert.labels)
    .filter(([name]) => !PASSING.includes(name))
    .sort(([a], [b]) =>
      a === 'alertname' || b === 'alertname'
        ? Number(b === 'alertname') - Number(a === 'alertname')
        : a.localeCompare(b),
    )
    .map(([name, value]) => lineOf({ name, value }));
}

/** What is sent. @internal */
export function matchersOf(written: WrittenMatcher[]): AlertMatcher[] {
  return written
    .filter(({ name, value }) => name.trim() || value)
    .map(({ name, operator, value }) => ({
      name: name.trim(),
      operator,
      value,
    }));
}

/** As Alertmanager writes it. @internal */
export function sayMatcher({
  name,
  operator = '=',
  value,
}: AlertMatcher): string {
  return `${name}${operator}"${value}"`;
}

function fits(labels: Record<string, string>, matcher: AlertMatcher): boolean {
  const { name, operator = '=', value } = matcher;
  // A label that is not there counts as empty, as in Alertmanager.
  const is = labels[name] ?? '';
  switch (operator) {
    case '=':
      return is === value;
    case '!=':
      return is !== value;
    default:
      try {
        const isMatch = new RegExp(`^(?:${value})$`).test(is);
        return operator === '=~' ? isMatch : !isMatch;
      } catch {
        return false;
      }
  }
}

/**
 * Which of these alerts the matchers mean, to show it before something is sent. The backend decides.
 *
 * @internal
 */
export function matched(alerts: Alert[], matchers: AlertMatcher[]): Alert[] {
  if (matchers.length === 0) return [];
  return alerts.filter(({ labels }) =>
    matchers.every(matcher => fits(labels, matcher)),
  );
}
