import { Change } from '../generated/openapi';
import { joinChanges } from './joinChanges';
import { ServiceChange, SuspectContext } from './model';
import { rankSuspects } from './rankSuspects';
import { SUSPECT_WEIGHTS } from './weights';

const ONSET = new Date('2026-11-21T12:00:00Z');
const PAY = 'component:default/pay';
const SHOP = 'component:default/shop';
const DB = 'resource:default/db';
const MAIL = 'component:default/mail';

const before = (minutes: number) =>
  new Date(ONSET.getTime() - minutes * 60_000).toISOString();
const code = (revision: string, minutes = 10, message = 'Retry less') => ({
  revision: revision.repeat(40 / revision.length),
  at: before(minutes),
  message,
});

type Wanted = Omit<Partial<ServiceChange>, 'change'> & {
  cluster?: string;
} & Partial<Change>;

/** A change of `pay`, so many minutes before the onset. */
function made(
  id: string,
  kind: Change['kind'],
  minutes: number,
  { service = PAY, images, paths, reverts, cluster, ...change }: Wanted = {},
): ServiceChange {
  return {
    service,
    images,
    paths,
    reverts,
    change: {
      id,
      kind,
      at: before(minutes),
      source: 'test',
      summary: `${kind} of ${service}`,
      ...(cluster && { scope: { environment: 'production', cluster } }),
      ...change,
    },
  };
}

const joined = (changes: ServiceChange[]) =>
  joinChanges(changes).map(({ ids }) => ids.join('+'));

describe('joinChanges', () => {
  it.each<[string, ServiceChange[], string[]]>([
    [
      'one rollout in two clusters',
      [
        made('a', 'rollout', 9, { cluster: 'eu-1' }),
        made('b', 'rollout', 8, { cluster: 'us-1' }),
      ],
      ['a+b'],
    ],
    [
      'two rollouts, an hour apart',
      [made('a', 'rollout', 70), made('b', 'rollout', 8)],
      ['b', 'a'],
    ],
    [
      'rollouts of two workloads, which say which commit they are of',
      [
        made('a', 'rollout', 9, { summary: 'web', code: code('ab') }),
        made('b', 'rollout', 9, { summary: 'worker', code: code('ab') }),
      ],
      ['a+b'],
    ],
    [
      'a commit and what went live after it, not what did just before, though it has the image that the commit names',
      [
        made('a', 'rollout', 11, { summary: 'begun', images: ['1.2.4'] }),
        made('b', 'rollout', 10, { summary: 'anew' }),
        made('g', 'gitops', 10.1, { code: code('ab'), images: ['1.2.4'] }),
      ],
      ['b+g', 'a'],
    ],
    [
      'a commit and what went live with it, by a clock that is late',
      [
        made('a', 'rollout', 10.5),
        made('g', 'gitops', 10, { code: code('ab') }),
      ],
      ['a+g'],
    ],
    [
      'a rollout and the commit that made it, by its revision',
      [
        made('a', 'rollout', 8, { code: code('ab') }),
        made('g', 'gitops', 300, { code: code('ab') }),
        made('h', 'gitops', 9, { code: code('cd') }),
      ],
      ['a+g', 'h'],
    ],
    [
      'a rollout and the commit shortly before it',
      [
        made('a', 'rollout', 8),
        made('g', 'gitops', 10, { code: code('ab') }),
        made('h', 'gitops', 30, { code: code('cd') }),
        made('i', 'gitops', 2, { code: code('ef') }),
      ],
      ['i', 'a+g', 'h'],
    ],
    [
      'the rollout whose image the commit names, not the next one',
      [
        made('a', 'rollout', 8, { summary: 'a', images: ['1.8.2'] }),
        made('b', 'rollout', 7, { summary: 'b', images: ['1.8.3'] }),
        made('g', 'gitops', 9, { code: code('ab', 9, 'pay 1.8.3') }),
      ],
      ['b+g', 'a'],
    ],
    [
      'the commits of source that a rollout brought',
      [
        made('a', 'rollout', 8, { commits: [code('ab'), code('cd')] }),
        made('c', 'commit', 200, { code: code('ab') }),
        made('d', 'commit', 200, { code: code('ef') }),
      ],
      ['a+c', 'd'],
    ],
    [
      'nothing of different services, and no restarts',
      [
        made('a', 'rollout', 8),
        made('g', 'gitops', 9, { service: SHOP, code: code('ab') }),
        made('r', 'restart', 8),
      ],
      ['a', 'r', 'g'],
    ],
  ])('%s', (_, changes, expected) => {
    expect(joined(changes)).toEqual(expected);
    expect(
      joined([...changes].reverse()).map(ids => ids.split('+').sort()),
    ).toEqual(expected.map(ids => ids.split('+').sort()));
  });

  it('leads with what went live, and says which commit made it', () => {
    const [one] = joinChanges([
      made('g', 'gitops', 10, { code: code('ab'), paths: ['pay/web.yaml'] }),
      made('a', 'rollout', 8, { cluster: 'eu-1', images: ['1.8.3'] }),
    ]);
    expect(one).toMatchObject({
      change: { id: 'a', kind: 'rollout', code: code('ab') },
      clusters: ['eu-1'],
      paths: ['pay/web.yaml'],
      images: ['1.8.3'],
    });
  });
});

const CONTEXT: SuspectContext = {
  onset: ONSET,
  services: [PAY, SHOP],
  dependencies: new Map([
    [PAY, [DB]],
    [SHOP, [PAY, MAIL]],
  ]),
};

function suspects(
  changes: ServiceChange[],
  context: Partial<SuspectContext> = {},
) {
  return rankSuspects(joinChanges(changes), { ...CONTEXT, ...context });
}

const ranked = (changes: ServiceChange[], context?: Partial<SuspectContext>) =>
  suspects(changes, context).map(({ change }) => change.id);

describe('rankSuspects', () => {
  it.each<[string, ServiceChange[], string[]]>([
    [
      'the later one',
      [made('old', 'rollout', 200), made('new', 'rollout', 4)],
      ['new', 'old'],
    ],
    [
      'what an affected service is, then needs, then neither',
      [
        made('far', 'rollout', 4, { service: 'component:default/other' }),
        made('needed', 'rollout', 4, { service: MAIL }),
        made('own', 'rollout', 4, { service: PAY }),
      ],
      ['own', 'needed', 'far'],
    ],
    [
      'what reaches more of what is affected',
      [
        made('one', 'rollout', 4, { service: MAIL }),
        made('both', 'rollout', 4, { service: DB }),
      ],
      ['both', 'one'],
    ],
    [
      'what went live, before what was only written',
      [made('written', 'commit', 1), made('live', 'rollout', 60)],
      ['live', 'written'],
    ],
    [
      'a change, before the restart that it led to',
      [made('restart', 'restart', 0), made('live', 'gitops', 5)],
      ['live', 'restart'],
    ],
    [
      'what stayed, before what was taken back',
      [
        made('undone', 'gitops', 6, { code: code('ab') }),
        made('undoing', 'gitops', 4, {
          code: code('cd'),
          reverts: code('ab').revision,
        }),
        made('stayed', 'gitops', 8, { code: code('ef') }),
      ],
      ['stayed', 'undoing', 'undone'],
    ],
    [
      'nothing that came after it was noticed',
      [made('late', 'rollout', -10), made('live', 'rollout', 60)],
      ['live'],
    ],
  ])('%s', (_, changes, expected) => {
    expect(ranked(changes)).toEqual(expected);
  });

  it('believes an alert that names it', () => {
    const changes = [
      made('other', 'rollout', 15, { summary: 'worker', images: ['1.4.0'] }),
      made('named', 'rollout', 25, { summary: 'web', images: ['1.8.3'] }),
    ];
    expect(ranked(changes)).toEqual(['other', 'named']);
    const alerts = ['pay in eu-1: image not found (pay:1.8.3)'];
    expect(ranked(changes, { alerts })).toEqual(['named', 'other']);
  });

  it('holds what went live while nobody had noticed yet as possible', () => {
    const changes = [made('during', 'rollout', -5)];
    expect(ranked(changes)).toEqual([]);
    const [during] = suspects(changes, {
      detected: new Date(ONSET.getTime() + 8 * 60_000),
    });
    expect(during.why[0].text).toBe('went live 5 min after it began');
  });

  it('says why in words that accuse nobody', () => {
    const [first] = suspects(
      [
        made('a', 'rollout', 4, { images: ['1.8.3'] }),
        made('g', 'gitops', 5, { code: code('ab'), paths: ['pay/web.yaml'] }),
        made('b', 'rollout', -2, {
          summary: 'pay was rolled back: image 1.8.3 → 1.8.2',
        }),
      ],
      { alerts: ['cannot pull pay:1.8.3'] },
    );
    expect(first.ids).toEqual(['a', 'g']);
    expect(first.why).toEqual([
      { kind: 'time', text: 'went live 4 min before it began' },
      { kind: 'component', text: 'is of a service that is affected' },
      { kind: 'reach', text: 'reaches all 2 affected services' },
      { kind: 'evidence', text: 'an alert names 1.8.3' },
      { kind: 'reverted', text: 'was taken back 2 min after it began' },
    ]);
    const [calm] = suspects([made('a', 'gitops', 300, { service: DB })], {
      services: [SHOP],
    });
    expect(calm.why).toEqual([
      { kind: 'time', text: 'went live 5 h before it began' },
      {
        kind: 'component',
        text: 'is of something that an affected service needs, 2 steps away',
      },
      { kind: 'calm', text: 'nothing was wrong for 5 h after it' },
    ]);
  });

  it.each<[string, number, string[]]>([
    ['pay was rolled out with image 1.4.2 (revision 1)', 30, ['old', 'first']],
    ['pay was rolled out (revision 1)', 30, ['old', 'first']],
    // It has just come, and nobody knows whether it works.
    ['pay was rolled out with image 1.4.2 (revision 1)', 4, ['first', 'old']],
    // These took the place of something.
    ['pay was rolled out with image 1.4.2 (revision 2)', 30, ['first', 'old']],
    [
      'pay was rolled out: image 1.4.1 → 1.4.2 (revision 12)',
      30,
      ['first', 'old'],
    ],
  ])(
    'weighs a first version that stood: %s, %s min',
    (summary, minutes, order) => {
      const found = suspects([
        made('first', 'rollout', minutes, { summary }),
        made('old', 'rollout', 60, { summary: 'pay was rolled out anew' }),
      ]);
      expect(found.map(({ change }) => change.id)).toEqual(order);
      const stood = found.some(({ why }) =>
        why.some(
          ({ text }) =>
            text === `is the first version of it, and stood for ${minutes} min`,
        ),
      );
      expect(stood).toBe(order[1] === 'first');
    },
  );

  it('gives scores from 0 to 1, which the table makes', () => {
    const { time, component, reach, evidence } = SUSPECT_WEIGHTS;
    expect(time + component + reach + evidence).toBeCloseTo(1);
    const [best] = suspects([made('a', 'rollout', 0, { images: ['1.8.3'] })], {
      alerts: ['pay:1.8.3'],
    });
    expect(best.score).toBe(1);
    const [none] = suspects([
      made('a', 'commit', 24 * 60, { service: 'x:y/z' }),
    ]);
    expect(none.score).toBeGreaterThan(0);
    expect(none.score).toBeLessThan(0.02);
  });

  it('does not run in circles', () => {
    const dependencies = new Map([
      [PAY, [SHOP]],
      [SHOP, [PAY]],
    ]);
    expect(suspects([made('a', 'rollout', 4)], { dependencies })).toHaveLength(
      1,
    );
  });
});
