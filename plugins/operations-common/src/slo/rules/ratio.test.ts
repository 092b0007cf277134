import { SliDefinition } from '../model';
import { countsEvents } from './ratio';

const DIVIDED = 'sum(rate(a_total[{{.window}}])) / sum(rate(b_total[5m]))';

function sli(measure: object): SliDefinition {
  return {
    id: 'a1',
    environment: 'production',
    measure: measure as SliDefinition['measure'],
  };
}

const prometheus = (query: string) => ({ type: 'Prometheus', spec: { query } });
const raw = (query: string) =>
  sli({ kind: 'raw', rawType: 'success', query: prometheus(query) });

it.each([
  [raw(DIVIDED), true],
  [raw(`1 - (${DIVIDED})`), true],
  [raw('availability:ratio5m'), false],
  [raw(`${DIVIDED})`), false],
  [raw('sum(rate(a_total[5m])) by (x) / sum(rate(b_total[5m]))'), false],
  [sli({ kind: 'ratio', counter: true, total: prometheus('max(x)') }), true],
  [
    sli({
      kind: 'threshold',
      query: prometheus(DIVIDED),
      operator: 'lt',
      value: 1,
    }),
    false,
  ],
])('knows what counts events, and what seconds (%#)', (one, expected) => {
  expect(countsEvents(one)).toBe(expected);
  // It is remembered, and stays so.
  expect(countsEvents(one)).toBe(expected);
});
