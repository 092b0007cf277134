import { Runbook } from '@operate-first/plugin-operations-common';
import { runbookOf } from '../../__fixtures__/runbooks';
import { RunbookNeed, runbooksInOrder } from './runbooksInOrder';

const PAYMENTS = 'component:default/payments';
const SHOP = 'component:default/ticket-shop';
const FARES = 'component:default/fares';
const ELSEWHERE = 'https://runbooks.example.org/';

const NEED: RunbookNeed = {
  services: [PAYMENTS, SHOP],
  alerts: ['ServiceDown', 'SloBurn'],
  named: new Set(),
};

/** A text of git. */
function text(
  id: string,
  services: string[],
  overrides: Partial<Runbook> = {},
): Runbook {
  return runbookOf(id, {
    title: id,
    services: services.map(ref => ({ ref })),
    alerts: [],
    problems: [],
    helped: { yes: 0, no: 0 },
    ...overrides,
  });
}

/** Of which nothing but the address is known. */
function address(
  id: string,
  services: string[],
  overrides: Partial<Runbook> = {},
): Runbook {
  const url = `${ELSEWHERE}${id}`;
  return text(id, services, { changedAt: undefined, url, ...overrides });
}

function dead(id: string, services: string[]): Runbook {
  const url = `${ELSEWHERE}${id}`;
  const problems = [{ line: 1, message: 'It leads nowhere.', url }];
  return address(id, services, { problems });
}

const order = (runbooks: Runbook[], need: Partial<RunbookNeed> = {}) =>
  runbooksInOrder(runbooks, { ...NEED, ...need }).map(({ id }) => id);

describe('the order of runbooks in an incident', () => {
  it.each<[string, Runbook[], string[], Partial<RunbookNeed>?]>([
    [
      'strangers that alerts of the same name have are left out',
      [
        text('stranger', [FARES], { alerts: ['ServiceDown'] }),
        address('fares', [FARES], { alerts: ['SloBurn'] }),
        text('own', [PAYMENTS]),
      ],
      ['own'],
    ],
    [
      'that of the service where it comes from is before those of the others',
      [text('a', [SHOP], { alerts: ['ServiceDown'] }), text('b', [PAYMENTS])],
      ['b', 'a'],
    ],
    [
      'one of several services is as near as the nearest of them',
      [text('a', [SHOP]), text('b', [FARES, SHOP, PAYMENTS])],
      ['b', 'a'],
    ],
    [
      'then what alerts name, by its page or its address, then what is of no service',
      [
        text('any', [], { alerts: ['ServiceDown'] }),
        text('by-id', [FARES]),
        text('own', [SHOP]),
        text('by-url', [FARES], { url: `${ELSEWHERE}x` }),
        text('of nothing', []),
      ],
      ['own', 'by-id', 'by-url', 'any'],
      { named: new Set(['by-id', `${ELSEWHERE}x`]) },
    ],
    [
      'what can be read here is before addresses, and those that do not answer are last',
      [
        dead('gone', [PAYMENTS]),
        address('wiki', [PAYMENTS]),
        text('any', [], { alerts: ['SloBurn'] }),
      ],
      ['any', 'wiki', 'gone'],
    ],
    [
      'another dead link in a text does not make the text dead',
      [
        address('a', [PAYMENTS], {
          problems: [{ line: 3, message: 'Dead.', url: `${ELSEWHERE}other` }],
        }),
        dead('b', [PAYMENTS]),
      ].reverse(),
      ['a', 'b'],
    ],
    [
      'of equals, that for what presses most; then what helped; then by title',
      [
        text('general', [PAYMENTS]),
        text('burn', [PAYMENTS], { alerts: ['SloBurn'] }),
        text('down', [PAYMENTS], { alerts: ['SloBurn', 'ServiceDown'] }),
        text('helps', [PAYMENTS], { helped: { yes: 2, no: 1 } }),
        text('does not', [PAYMENTS], { helped: { yes: 0, no: 1 } }),
        text('a', [PAYMENTS]),
      ],
      ['down', 'burn', 'helps', 'a', 'general', 'does not'],
    ],
    [
      'each is there once',
      [text('a', [PAYMENTS]), text('a', [PAYMENTS])],
      ['a'],
    ],
    [
      'without a service, what alerts are called after is left',
      [
        text('stranger', [FARES], { alerts: ['ServiceDown'] }),
        text('any', [], { alerts: ['ServiceDown'] }),
      ],
      ['any'],
      { services: [] },
    ],
  ])('%s', (_, runbooks, expected, ...[need]) => {
    // As a fourth parameter of its own, it would be a callback where a row has none.
    expect(order(runbooks, need)).toEqual(expected);
  });
});
