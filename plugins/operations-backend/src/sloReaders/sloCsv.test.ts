import { Slo, SloObjective } from '@operate-first/plugin-operations-common';
import { sloCsv } from './sloCsv';

function budget(remaining: number) {
  return {
    remaining,
    consumed: 1 - remaining,
    totalMinutes: 432,
    remainingMinutes: 432 * remaining,
    timeEquivalent: false,
  };
}

function objective(index: number, of: Partial<SloObjective>): SloObjective {
  return {
    index,
    target: 0.99,
    state: 'ok',
    message: 'All is well.',
    alerts: [],
    sparkline: [],
    ...of,
  };
}

const JOURNEY: Slo = {
  ref: 'slo:default/journey',
  namespace: 'default',
  name: 'journey',
  title: 'A journey',
  environment: 'production',
  budgetingMethod: 'Timeslices',
  window: { kind: 'rolling', duration: '30d' },
  state: 'burning',
  message: 'Bookings: the budget is burning.',
  remaining: 0.25,
  burnRate: 3,
  objectives: [
    objective(0, {
      budget: budget(0.5),
      exhaustion: { state: 'at', at: '2026-12-01T10:00:00.000Z' },
    }),
    objective(1, { budget: budget(1), exhaustion: { state: 'never' } }),
    objective(2, { budget: budget(-2), exhaustion: { state: 'empty' } }),
    objective(4, { budget: { ...budget(-470), provisional: true } }),
    objective(3, { exhaustion: { state: 'unknown' } }),
  ],
  composite: budget(0.25),
  problems: [],
  visibility: 'public',
};

it('has what is left of a composite, of its parts, and until when', () => {
  // No value of these has a comma.
  const [head, ...lines] = sloCsv([JOURNEY])
    .trim()
    .split('\r\n')
    .map(line => line.split(','));
  const columns = [
    'objective',
    'message',
    'budget_remaining',
    'budget_provisional',
    'budget_empty_at',
  ].map(column => head.indexOf(column));
  expect(lines.map(line => columns.map(column => line[column]))).toEqual([
    ['composite', 'Bookings: the budget is burning.', '0.25', '', ''],
    ['0', 'All is well.', '0.5', '', '2026-12-01T10:00:00.000Z'],
    ['1', 'All is well.', '1', '', 'never'],
    ['2', 'All is well.', '-2', '', 'empty'],
    ['4', 'All is well.', '-470', 'provisional', ''],
    ['3', 'All is well.', '', '', ''],
  ]);
});
