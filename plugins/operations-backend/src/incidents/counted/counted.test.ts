import {
  IncidentCause,
  IncidentFacets,
  IncidentSeverity,
  IncidentStatus,
} from '@operate-first/plugin-operations-common';
import fc from 'fast-check';
import { Core } from '../../__testUtils__/Core';
import { testDatabases } from '../../__testUtils__/databases';
import { component } from '../../__testUtils__/entities';
import { ONLY_PUBLIC } from '../../access/criteria';
import { AlertReader } from '../../alerts/AlertReader';
import { IncidentAudience } from '../audience';
import { IncidentStore } from '../IncidentStore';
import { moveIncidents } from '../moveIncidents';
import { filteredIncidents, IncidentsFilter } from '../readers/filters';
import { IncidentReader } from '../readers/IncidentReader';
import { IncidentViews } from '../readers/IncidentViews';

const databases = testDatabases();
const TEAMS = ['group:default/a', 'group:default/b', 'group:default/c'];
const SYSTEMS = ['system:default/x', 'system:default/y'];
const NAMES = Array.from({ length: 9 }, (_, at) => `s${at}`);
const CAUSES: IncidentCause[] = ['change', 'capacity', 'data'];
const STATUSES: IncidentStatus[] = ['triggered', 'fixing', 'resolved'];
const ACTOR = { kind: 'policy' } as const;
const EVERYTHING: IncidentAudience = {
  criteria: undefined,
  showPersons: true,
  showText: true,
};
const AUDIENCES: IncidentAudience[] = [
  EVERYTHING,
  { criteria: ONLY_PUBLIC, showPersons: false, showText: false },
  {
    ...EVERYTHING,
    criteria: {
      anyOf: [
        { column: 'visibility', values: ['public'] },
        { column: 'owner', values: [TEAMS[0]] },
      ],
    },
  },
  { ...EVERYTHING, criteria: { not: { column: 'owner', values: TEAMS } } },
];

function entity(name: string, isInternal: boolean) {
  const at = NAMES.indexOf(name);
  return component(name, {
    ...(isInternal && {
      labels: { 'operate-first.io/visibility': 'internal' },
    }),
    spec: {
      // Some belong to no system.
      owner: TEAMS[at % 3],
      ...(at % 3 < 2 && { system: SYSTEMS[at % 2] }),
    },
  });
}

const one = <T>(values: T[]) =>
  fc.option(fc.subarray(values, { minLength: 1 }), { nil: undefined });
const date = fc.option(
  fc.integer({ min: -2, max: 42 }).map(hour => hour * 3_600_000),
  { nil: undefined },
);

const incident = fc.record({
  severity: fc.constantFrom<IncidentSeverity>(1, 2, 3, 4),
  visibility: fc.constantFrom('public' as const, 'internal' as const),
  drill: fc.boolean(),
  services: fc.subarray(NAMES, { maxLength: 4 }),
  status: fc.constantFrom(...STATUSES),
  cause: fc.option(fc.constantFrom(...CAUSES), { nil: undefined }),
});

const filters = fc.record<IncidentsFilter & { hours?: [number?, number?] }>(
  {
    state: fc.constantFrom(undefined, 'open' as const, 'resolved' as const),
    status: one(STATUSES),
    severity: one<IncidentSeverity>([1, 2, 3, 4]),
    cause: one(CAUSES),
    owner: one(TEAMS),
    system: one(SYSTEMS),
    service: one(NAMES.map(name => `component:default/${name}`)),
    drill: fc.option(fc.boolean(), { nil: undefined }),
    text: fc.constantFrom(undefined, undefined, 'trouble', 'of s1', 'nowhere'),
    hours: fc.tuple(date, date),
  },
  { requiredKeys: [] },
);

async function start(databaseId: string) {
  const database = await databases.open(databaseId);
  const core = await Core.create(database);
  await core.catalog(...NAMES.map(name => entity(name, name > 's6')));
  const now = () => core.now;
  const store = IncidentStore.create({ database, now });
  const views = IncidentViews.create({ database });
  const alerts = AlertReader.create({ database });
  const reader = IncidentReader.create({ database, views, alerts, now });
  const begin = core.now;
  for (const wanted of fc.sample(incident, { numRuns: 60, seed: 12 })) {
    core.now += 40 * 60_000;
    const services = await Promise.all(
      wanted.services.map(async name => ({
        serviceId: await core.id(name),
        impact: 'major' as const,
        regions: [],
      })),
    );
    const { status, cause, severity, visibility, drill } = wanted;
    await store.transaction(async writer => {
      const { id } = await writer.open(
        {
          title: `Trouble of ${wanted.services[0] ?? 'nobody'}`,
          impact: 'major',
          severity,
          visibility,
          drill,
          startedAt: core.now,
          detectedAt: core.now,
          services,
          alertIds: [],
        },
        ACTOR,
      );
      await writer.update(id, { status, ...(cause && { cause }) }, ACTOR);
    });
  }
  /** As the database counts. */
  const counted = async (
    filter: IncidentsFilter,
    audience: IncidentAudience,
  ) => {
    const found = await filteredIncidents(database, { filter, audience })
      .count({ count: '*' })
      .first();
    return Number(found?.count);
  };
  const expectSame = async (
    filter: IncidentsFilter,
    audience: IncidentAudience,
  ) => {
    const { totalItems } = await reader.list({ ...filter, limit: 1 }, audience);
    expect(totalItems).toBe(await counted(filter, audience));
    const facets = await reader.facets(filter, audience);
    for (const facet of Object.keys(facets) as Array<keyof IncidentFacets>) {
      for (const { value, count } of facets[facet]) {
        const only = facet === 'state' ? value : [value];
        // Who chooses it finds as many.
        expect({ facet, value, count }).toEqual({
          facet,
          value,
          count: await counted({ ...filter, [facet]: only }, audience),
        });
      }
    }
    return facets;
  };
  return { database, core, store, reader, begin, expectSame };
}

describe.each(databases.ids)('Counts of incidents on %s', databaseId => {
  it('are those that the database finds, under any filters, for any reader', async () => {
    const { begin, expectSame } = await start(databaseId);
    const iso = (hours?: number) =>
      hours === undefined ? undefined : new Date(begin + hours).toISOString();
    await fc.assert(
      fc.asyncProperty(
        filters,
        fc.constantFrom(...AUDIENCES),
        async ({ hours = [], ...filter }, audience) => {
          const [from, to] = hours;
          const facets = await expectSame(
            { ...filter, from: iso(from), to: iso(to) },
            audience,
          );
          expect(facets.state.length).toBeLessThanOrEqual(2);
        },
      ),
      { numRuns: 40, seed: 7 },
    );
  }, 120_000);

  it('follow what changes, whoever changes it', async () => {
    const { database, core, store, reader, expectSame } = await start(
      databaseId,
    );
    const all = () =>
      Promise.all(AUDIENCES.map(audience => expectSame({}, audience)));
    const before = await all();
    const { items } = await reader.list({ state: 'open' }, EVERYTHING);
    const row = await reader.find(items[0].key, EVERYTHING);
    if (!row) throw new Error('It is not there');

    await store.transaction(writer =>
      writer.update(row.id, { severity: 1, status: 'resolved' }, ACTOR),
    );
    const resolved = await all();
    expect(resolved[0].state).not.toEqual(before[0].state);

    // A visitor is told of no service that has become internal.
    await core.catalog(...NAMES.map(name => entity(name, name > 's3')));
    const hidden = await all();
    expect(hidden[1].service.map(({ value }) => value)).not.toContain(
      'component:default/s4',
    );

    const [from, to] = [await core.id('s0'), await core.id('s1')];
    await database.transaction(transaction =>
      moveIncidents(transaction, { from, to, now: core.now }),
    );
    const moved = await all();
    expect(moved[0].service.map(({ value }) => value)).not.toContain(
      'component:default/s0',
    );
  }, 120_000);

  it('are told to everybody who asks at once', async () => {
    const { reader, expectSame } = await start(databaseId);
    const expected = await expectSame({}, EVERYTHING);
    const told = await Promise.all(
      Array.from({ length: 20 }, () => reader.facets({}, EVERYTHING)),
    );
    for (const facets of told) expect(facets).toEqual(expected);
  });
});
