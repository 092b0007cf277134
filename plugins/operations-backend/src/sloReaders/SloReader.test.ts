import { SloState } from '@operate-first/plugin-operations-common';
import { Core } from '../__testUtils__/Core';
import { testDatabases } from '../__testUtils__/databases';
import { component } from '../__testUtils__/entities';
import { ONLY_PUBLIC } from '../access/criteria';
import { sloSortKeys } from './filters';
import { SloReader } from './SloReader';
import { toSlo } from './SloRow';

const databases = testDatabases();
const STATES: SloState[] = ['ok', 'burning', 'exhausted', 'unknown', 'invalid'];
const COUNT = 120;

async function setUp(databaseId: string) {
  const database = await databases.open(databaseId);
  const core = await Core.create(database);
  await core.catalog(
    component('shop', { spec: { owner: 'team-a' } }),
    component('vault', {
      labels: { 'operate-first.io/visibility': 'internal' },
    }),
  );
  const rows = Array.from({ length: COUNT }, (_, at) => {
    const state = STATES[at % 5];
    const known = state !== 'unknown' && state !== 'invalid';
    const services = [
      'component:default/shop',
      'component:default/vault',
      null,
    ];
    // Every remaining budget is there several times, so that pages break among equals.
    const remaining = known ? (at % 7) / 7 - 0.3 : null;
    const evaluation = {
      window: { kind: 'rolling', duration: '30d' },
      state,
      message: 'As it is.',
      remaining: remaining ?? undefined,
      objectives: [
        {
          index: 0,
          target: 0.9,
          state,
          message: '',
          alerts: [],
          sparkline: [],
        },
      ],
    };
    return {
      ref: `slo:default/s${String(at).padStart(3, '0')}`,
      service_id: null,
      service_ref: services[at % 3],
      owner: at % 2 === 0 ? 'group:default/team-a' : null,
      system: null,
      environment: 'production',
      title: `Promise ${at}`,
      description: null,
      sort_name: `promise ${at % 40}`,
      search_text: `promise ${at} 100%_x`,
      visibility: at % 10 === 9 ? 'internal' : 'public',
      definition: null,
      problems: '[]',
      documents: '[]',
      sli_ids: '[]',
      hash: '',
      state,
      state_rank: 0,
      remaining,
      burn_rate: remaining,
      evaluation: state === 'invalid' ? null : JSON.stringify(evaluation),
      evaluated_at: core.now,
      created_at: 0,
      changed_at: 0,
      removed_at: at === 5 ? 1 : null,
    };
  });
  for (let at = 0; at < COUNT; at += 20) {
    await database('slos').insert(rows.slice(at, at + 20));
  }
  const reader = SloReader.create({ database, now: () => core.now });
  return { core, reader, rows: rows.filter(row => row.removed_at === null) };
}

describe.each(databases.ids)('SloReader on %s', databaseId => {
  it.each(['remaining', 'burn', 'name', 'service', 'owner'] as const)(
    'pages through all, sorted by %s, both ways',
    async sort => {
      const { reader, rows } = await setUp(databaseId);
      for (const order of ['asc', 'desc'] as const) {
        const seen: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await reader.list(
            { sort, order, limit: 13, cursor },
            undefined,
          );
          seen.push(...page.items.map(({ ref }) => ref));
          cursor = page.nextCursor;
        } while (cursor);
        expect(new Set(seen)).toEqual(new Set(rows.map(({ ref }) => ref)));
        expect(seen).toHaveLength(rows.length);
        const column = {
          remaining: 'remaining',
          burn: 'burn_rate',
          name: 'sort_name',
          service: 'service_ref',
          owner: 'owner',
        } as const;
        const values = seen.map(
          ref => rows.find(row => row.ref === ref)?.[column[sort]] ?? null,
        );
        const known = values.filter(value => value !== null);
        // Those that have none come last.
        expect(values.slice(known.length).every(one => one === null)).toBe(
          true,
        );
        const sorted = [...known].sort((a, b) => (a < b ? -1 : 1));
        expect(known).toEqual(order === 'asc' ? sorted : sorted.reverse());
        expect(sloSortKeys({ sort, order }).at(-1)?.expression).toBe(
          'slos.ref',
        );
      }
    },
  );

  it('knows the window of an SLO before anybody has evaluated it', async () => {
    const { core, reader } = await setUp(databaseId);
    const row = await reader.find('slo:default/s000', undefined);
    if (!row) throw new Error('No SLO');
    const window = (written: object) => {
      const definition = JSON.stringify({ window: written });
      return toSlo({ ...row, evaluation: null, definition }, core.now).window;
    };
    const duration = { count: 1, unit: 'M' };
    const calendar = {
      kind: 'calendar',
      duration,
      anchor: '2026-01-01T00:00:00',
    };
    expect(window({ ...calendar, zone: 'Europe/Prague' })).toEqual({
      kind: 'calendar',
      duration: '1M',
      zone: 'Europe/Prague',
      from: '2026-10-31T23:00:00.000Z',
      to: '2026-11-30T23:00:00.000Z',
    });
    expect(
      window({ kind: 'rolling', duration: { count: 7, unit: 'd' } }),
    ).toEqual({
      kind: 'rolling',
      duration: '7d',
      from: '2026-11-13T12:00:00.000Z',
      to: '2026-11-20T12:00:00.000Z',
    });
    // What no arithmetic follows is told as far as it is known.
    expect(window({ ...calendar, zone: 'Mars' })).toEqual({
      kind: 'calendar',
      duration: '1M',
      zone: 'Mars',
    });
  });

  it('shows each reader what is theirs, and counts nothing else', async () => {
    const { core, reader, rows } = await setUp(databaseId);
    const isPublic = (row: (typeof rows)[number]) =>
      row.visibility === 'public' &&
      row.service_ref !== 'component:default/vault';
    const visible = rows.filter(isPublic);
    const list = await reader.list({ limit: 500 }, ONLY_PUBLIC);
    expect(list.items).toHaveLength(visible.length);
    expect(list.totalItems).toBe(visible.length);
    expect(list.items.every(item => item.visibility === 'public')).toBe(true);
    const facets = await reader.facets({ state: ['ok'] }, ONLY_PUBLIC);
    const ok = visible.filter(({ state }) => state === 'ok');
    expect(facets.service).toEqual([
      {
        value: 'component:default/shop',
        count: ok.filter(({ service_ref }) => service_ref).length,
      },
    ]);
    // A filter never hides its own alternatives.
    expect(facets.state.map(({ value }) => value)).toEqual([...STATES].sort());
    const hidden = rows.find(row => !isPublic(row))?.ref ?? '';
    expect(await reader.find(hidden, ONLY_PUBLIC)).toBeUndefined();
    expect(await reader.find(hidden, undefined)).toBeDefined();
    // While a service is renamed, nothing that names it is there for everybody.
    const rename = (from: string, to: string) =>
      core
        .database('services')
        .where('entity_ref', `component:default/${from}`)
        .update('entity_ref', `component:default/${to}`);
    await rename('shop', 'store');
    const unlinked = await reader.list({ limit: 500 }, ONLY_PUBLIC);
    expect(unlinked.items.filter(({ service }) => service)).toEqual([]);
    await rename('store', 'shop');
    const owner = {
      column: 'owner' as const,
      values: ['group:default/team-a'],
    };
    const owned = await reader.list({ limit: 500 }, owner);
    // The owner of the service decides, and that of the document where there is none.
    expect(owned.totalItems).toBe(
      rows.filter(({ service_ref, owner: own }) =>
        service_ref === 'component:default/shop'
          ? true
          : own === 'group:default/team-a',
      ).length,
    );
  });

  it('takes what people search for as it is written', async () => {
    const { reader } = await setUp(databaseId);
    const count = async (text: string) =>
      (await reader.list({ text }, undefined)).totalItems;
    expect(await count('promise 7')).toBeGreaterThan(0);
    expect(await count('100%_x')).toBe(COUNT - 1);
    expect(await count('100_%x')).toBe(0);
  });

  it('says what nobody evaluates any more to be unknown', async () => {
    const { core, reader, rows } = await setUp(databaseId);
    const state = async () => {
      const row = await reader.find('slo:default/s000', undefined);
      if (!row) throw new Error('It is not there');
      const shown = toSlo(row, core.now);
      return [shown.state, shown.objectives[0].state, shown.message];
    };
    expect(await state()).toEqual(['ok', 'ok', 'As it is.']);
    core.now += 6 * 60_000;
    expect(await state()).toEqual([
      'unknown',
      'unknown',
      expect.stringContaining('Nobody has evaluated it since 2026-11-20 12:00'),
    ]);
    // Nor is anything else counted, or found.
    const list = await reader.list({ state: ['ok', 'burning'] }, undefined);
    expect(list).toMatchObject({ items: [], totalItems: 0 });
    const invalids = rows.filter(one => one.state === 'invalid').length;
    expect(list.states).toEqual({
      ok: 0,
      burning: 0,
      exhausted: 0,
      unknown: rows.length - invalids,
      invalid: invalids,
    });
    const invalid = (await reader.list({ state: ['invalid'] }, undefined))
      .items;
    expect(invalid[0]).toMatchObject({ state: 'invalid', objectives: [] });
  });
});
