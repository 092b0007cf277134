import {
  Alert,
  Maintenance,
  MaintenanceInput,
  ServiceSignals,
  ServiceSlos,
  Slo,
  SloCoverage,
  SlosApi,
  SloFilter,
} from '@operate-first/plugin-operations-common';
import { ago, problem } from './operations';
import {
  seriesOf,
  serviceSlosOf,
  signalsOf,
  sloDetailOf,
  sloHistoryOf,
  whatIfOf,
} from './slos';

const STATES = ['ok', 'burning', 'exhausted', 'unknown', 'invalid'] as const;

/** What there is of SLOs, alerts and maintenance. */
export interface SloWorld {
  slos?: Slo[];
  serviceSlos?: ServiceSlos;
  alerts?: Alert[];
  maintenance?: Maintenance[];
  coverage?: SloCoverage;
  signals?: ServiceSignals;
}

function matches(slo: Slo, filter: SloFilter): boolean {
  const any = (wanted: string[] | undefined, has?: string) =>
    !wanted || wanted.some(value => value === has);
  return (
    any(filter.owner, slo.owner?.ref) &&
    any(filter.service, slo.service?.ref) &&
    any(filter.state, slo.state) &&
    (!filter.text || slo.title.includes(filter.text))
  );
}

function count(values: (string | undefined)[]) {
  const counts = new Map<string, number>();
  for (const value of values) {
    if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].map(([value, sum]) => ({ value, count: sum }));
}

/** The part of the operations API about SLOs, answered from these. */
export function fakeSlos(world: SloWorld): SlosApi {
  const slos = world.slos ?? [];
  const maintenance = world.maintenance ?? [];
  const find = (ref: string) => {
    const slo = slos.find(candidate => candidate.ref === ref);
    if (!slo) throw problem(404, `There is no SLO ${ref}.`);
    return slo;
  };
  const place = (id: string) => {
    const at = maintenance.findIndex(one => one.id === id);
    if (at === -1) throw problem(404, 'There is no such maintenance.');
    return at;
  };
  const announced = (
    id: string,
    { ...input }: MaintenanceInput,
  ): Maintenance => ({
    ...input,
    id,
    state: Date.parse(input.startsAt) > Date.now() ? 'announced' : 'running',
    announcedAt: ago(0),
  });
  return {
    getServiceSlos: async () => world.serviceSlos ?? serviceSlosOf(slos),
    getServiceAlerts: async () => ({
      items: world.alerts ?? [],
      totalItems: world.alerts?.length ?? 0,
    }),
    getServiceSignals: async () => world.signals ?? signalsOf(),
    getReleaseGate: async () => ({ allowed: true, reason: '', slos: [] }),
    listSlos: async (query = {}) => {
      const { cursor, limit = 50, state, ...filter } = query;
      const all = slos.filter(slo => matches(slo, filter));
      const found = all.filter(slo => matches(slo, { state }));
      const start = Number(cursor ?? 0);
      const end = start + limit;
      const states = Object.fromEntries(
        STATES.map(one => [one, all.filter(slo => slo.state === one).length]),
      ) as Record<(typeof STATES)[number], number>;
      return {
        items: [...found]
          .sort((a, b) => (a.remaining ?? 2) - (b.remaining ?? 2))
          .slice(start, end),
        totalItems: found.length,
        nextCursor: end < found.length ? String(end) : undefined,
        states,
      };
    },
    getSloFacets: async (filter = {}) => {
      const found = slos.filter(slo => matches(slo, filter));
      return {
        owner: count(found.map(({ owner }) => owner?.ref)),
        service: count(found.map(({ service }) => service?.ref)),
        system: [],
        state: count(found.map(({ state }) => state)),
      };
    },
    exportSlos: async () => 'slo,objective\n',
    getSloCoverage: async () =>
      world.coverage ?? { services: 0, covered: 0, missing: [] },
    getSloRules: async () => 'groups: []\n',
    getSlo: async ref =>
      sloDetailOf(find(ref), world.alerts && { alerts: world.alerts }),
    getSloSeries: async (ref, query) => seriesOf(find(ref), query),
    getSloHistory: async () => sloHistoryOf(),
    getSloWhatIf: async (_ref, query) => whatIfOf(query),
    listAlerts: async (query = {}) => {
      const items = (world.alerts ?? []).filter(
        ({ state, severity, service, source, unmapped, title }) =>
          (!query.state || state === query.state) &&
          (!query.severity || severity === query.severity) &&
          (!query.source || query.source.includes(source)) &&
          (query.mapped === undefined || query.mapped !== Boolean(unmapped)) &&
          (!query.text || title.includes(query.text)) &&
          (!query.service || query.service.includes(service?.ref ?? '')),
      );
      return { items, totalItems: items.length };
    },
    listMaintenance: async (query = {}) => ({
      items: maintenance.filter(
        ({ state }) => !query.state || state === query.state,
      ),
    }),
    getMaintenance: async id => maintenance[place(id)],
    announceMaintenance: async input => {
      const made = announced(`maintenance-${maintenance.length + 2}`, input);
      maintenance.push(made);
      return made;
    },
    changeMaintenance: async (id, input) => {
      maintenance[place(id)] = announced(id, input);
      return maintenance[place(id)];
    },
    endMaintenance: async id => {
      const at = place(id);
      maintenance[at] = { ...maintenance[at], state: 'past', endedAt: ago(0) };
      return maintenance[at];
    },
  };
}
