import { decideIncidents } from './decideIncidents';
import { carryOut } from './carryOut';
import {
  AFTERMATH,
  DEPENDENCIES,
  ENDING,
  ESCALATION,
  HOLDING,
  JOINING,
  MOVING,
  OPENING,
  STORMS,
} from './__testUtils__/stories';
import { INCIDENT_RULES } from './rules';
import { inputOf, NOW, Story, told } from './__testUtils__/story';

describe.each([
  ['opening', OPENING],
  ['dependencies', DEPENDENCIES],
  ['joining', JOINING],
  ['escalation', ESCALATION],
  ['moving', MOVING],
  ['holding back', HOLDING],
  ['aftermath', AFTERMATH],
  ['ending', ENDING],
  ['storms', STORMS],
])('incident policy, %s', (_, stories: Story[]) => {
  it.each(stories)('$name', ({ then, ...story }) => {
    const input = inputOf(story);
    const decisions = decideIncidents(input);
    expect(told(decisions, input)).toEqual(then);
    expect(decisions.map(({ message }) => message).join('')).not.toContain(
      'undefined',
    );

    const next = carryOut(input, decisions);
    const again = decideIncidents(next).filter(({ kind }) => kind !== 'leave');
    expect(told(again, next)).toEqual([]);
  });
});

it('every rule is told, and every rule that is told exists', () => {
  const stories = [
    ...OPENING,
    ...DEPENDENCIES,
    ...JOINING,
    ...ESCALATION,
    ...MOVING,
    ...HOLDING,
    ...AFTERMATH,
    ...ENDING,
    ...STORMS,
  ];
  const used = stories.flatMap(({ then }) =>
    then.map(one => one.split(' ')[0]),
  );
  const documented = INCIDENT_RULES.map(({ rule }) => rule);
  expect([...new Set(used)].sort()).toEqual([...documented].sort());
  expect(stories.length).toBeGreaterThanOrEqual(80);
});

it('says why in words, with names and times', () => {
  const input = inputOf({
    alerts: [
      'page db 60s outage (INC-12)',
      'page payments 20s',
      'page web 10s named SlowAnswers',
      'page db 70s outage in staging',
    ],
    incidents: ['INC-12 db 60s outage SEV2'],
  });
  const decisions = decideIncidents(input);
  expect(decisions.map(({ message }) => message)).toEqual([
    'Joined INC-12: payments needs db, which went down 40 s earlier.',
    'Joined INC-12: web calls checkout, which calls payments; payments began to fail 10 s earlier.',
    'Alerts of staging open no incidents.',
  ]);
  expect(decisions.map(({ serviceIds }) => serviceIds)).toEqual([
    ['payments', 'db'],
    ['web', 'checkout', 'payments'],
    ['db'],
  ]);
  expect(decisions[0].inputs).toContainEqual({
    label: 'Trouble',
    value: 'db went down',
    at: NOW - 60_000,
    serviceId: 'db',
  });
});

it('says from what a budget still burns, and until when', () => {
  const input = inputOf({
    alerts: ['page cart 1m named SloBurn as slo'],
    incidents: ['INC-7 db+cart 30m cart:well resolved 2m'],
  });
  expect(decideIncidents(input)).toMatchObject([
    {
      message:
        'The budget still burns from INC-7, which was resolved at 14:08 UTC, and nothing else is wrong there. It counts if it still fires at 15:08 UTC, or when something else fires.',
      serviceIds: ['cart', 'db'],
      until: NOW + 58 * 60_000,
    },
  ]);
});

it('names incidents anew when they move or get worse, unless people named them', () => {
  const titlesOf = (incident: string, ...alerts: string[]) =>
    decideIncidents(inputOf({ alerts, incidents: [incident] })).flatMap(one =>
      'title' in one && one.title !== undefined ? [one.title] : [],
    );
  const moves = ['page cart 60s (INC-1)', 'page db 10s outage as health'];
  expect(titlesOf('INC-1 cart 60s touched', ...moves)).toEqual(['db is down']);
  expect(titlesOf('INC-1 cart 60s titled', ...moves)).toEqual([
    'INC-1 of cart',
  ]);
  const worse = [
    'ticket mail 60s minor as health (INC-1)',
    'page mail 10s outage as health',
  ];
  expect(titlesOf('INC-1 mail 60s touched', ...worse)).toEqual([
    'mail is down',
  ]);
  expect(titlesOf('INC-1 mail 60s titled', ...worse)).toEqual([]);
  // What is worse is elsewhere: the root is called as it is.
  expect(
    titlesOf(
      'INC-1 db 60s',
      'page db 60s as health (INC-1)',
      'page cart 10s outage as health',
    ),
  ).toEqual(['db fails']);
});

it('names incidents by what is wrong at their root', () => {
  const titleOf = (alert: string, fields: object = {}) => {
    const input = inputOf({
      alerts: [alert],
      policy: { environments: ['production', 'public'] },
    });
    const alerts = input.alerts.map(one => ({ ...one, ...fields }));
    const [decision] = decideIncidents({ ...input, alerts });
    return 'title' in decision ? decision.title : undefined;
  };
  expect(titleOf('page mail 1m outage as health')).toBe('mail is down');
  expect(titleOf('page mail 1m minor as health')).toBe('mail is degraded');
  expect(titleOf('page mail 1m named SloBurn as slo')).toBe(
    'mail burns its error budget',
  );
  expect(titleOf('page mail 1m', { title: ' Queue\nis  full ' })).toBe(
    'mail: Queue is full',
  );
  expect(titleOf('page mail 1m outage as health in public')).toBe(
    'mail is down in public',
  );
  expect(titleOf('page - 1m named DiskFull')).toBe('DiskFull');
  expect(titleOf('page mail 1m', { title: 'x'.repeat(500) })).toHaveLength(160);
});
