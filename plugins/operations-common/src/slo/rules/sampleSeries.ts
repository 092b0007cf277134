import { parser } from '@prometheus-io/lezer-promql';

/** Labels of a series; what is empty is not there. @internal */
export type SampleLabels = Record<string, string>;

interface Matcher {
  label: string;
  operator: string;
  value: string;
}

/** What some people call their labels' values. */
const USUAL = ['', 'x', '200', '500', '0'];

/** Series that two selectors both find, and that only the first finds, if such can be thought of. @internal */
export function sampleBoth(
  all: string,
  part: string,
): { inside: SampleLabels; outside: SampleLabels } | undefined {
  const [a, b] = [matchersOf(all), matchersOf(part)];
  const inside = satisfy([...a, ...b]);
  const outside = b
    .map(matcher => satisfy([...a, opposite(matcher)]))
    .find(labels => labels);
  return inside && outside ? { inside, outside } : undefined;
}

/** A series that a selector finds. @internal */
export function sampleOne(selector: string): SampleLabels | undefined {
  return satisfy(matchersOf(selector));
}

/** As promtool writes series. @internal */
export function seriesText({ __name__, ...labels }: SampleLabels): string {
  const parts = Object.entries(labels)
    .filter(([, value]) => value !== '')
    .map(([label, value]) => `${label}=${JSON.stringify(value)}`);
  return `${__name__}{${parts.join(',')}}`;
}

/** @internal */
export function metricOf(selector: string): string | undefined {
  return matchersOf(selector).find(({ label }) => label === '__name__')?.value;
}

function matchersOf(selector: string): Matcher[] {
  const found: Matcher[] = [];
  const text = ({ from, to }: { from: number; to: number }) =>
    selector.slice(from, to);
  parser.parse(selector).iterate({
    enter: ({ name, node }) => {
      if (name === 'Identifier') {
        found.push({ label: '__name__', operator: '=', value: text(node) });
      }
      if (name !== 'UnquotedLabelMatcher') return;
      const [label, operator, value] = [
        'LabelName',
        'MatchOp',
        'StringLiteral',
      ].map(kind => text(node.getChild(kind) ?? { from: 0, to: 0 }));
      found.push({ label, operator, value: unquoted(value) });
    },
  });
  return found;
}

function unquoted(literal: string): string {
  const inner = literal.slice(1, -1);
  return literal.startsWith('`') ? inner : inner.replace(/\\(.)/g, '$1');
}

function opposite(matcher: Matcher): Matcher {
  const operator = { '=': '!=', '!=': '=', '=~': '!~', '!~': '=~' }[
    matcher.operator
  ];
  return { ...matcher, operator: operator ?? '=' };
}

function satisfy(matchers: Matcher[]): SampleLabels | undefined {
  const labels: SampleLabels = {};
  for (const { label } of matchers) {
    const own = matchers.filter(matcher => matcher.label === label);
    const candidates = [...own.flatMap(exampleOf), ...USUAL];
    const value = candidates.find(one => own.every(m => holds(m, one)));
    if (value === undefined) return undefined;
    labels[label] = value;
  }
  return labels;
}

function holds({ operator, value }: Matcher, candidate: string): boolean {
  if (operator === '=') return candidate === value;
  if (operator === '!=') return candidate !== value;
  try {
    const matches = new RegExp(`^(?:${value})$`).test(candidate);
    return operator === '=~' ? matches : !matches;
  } catch {
    // Prometheus knows more of regular expressions than we do.
    return false;
  }
}

/** Something that the expression may match; whether it does is tried. */
function exampleOf({ operator, value }: Matcher): string[] {
  if (operator === '=') return [value];
  if (operator !== '=~') return [];
  return value.split('|').map(part =>
    part
      .replace(/\\d|\[0-9\]/g, '1')
      .replace(/\[\^[^\]]*\]/g, 'x')
      .replace(/\[([^\]])[^\]]*\]/g, '$1')
      .replace(/\.[*]/g, '')
      .replace(/\.\+/g, 'x')
      .replace(/\\(.)|\./g, (_, escaped) => escaped ?? '0')
      .replace(/[()?^$+*]/g, ''),
  );
}
