/** Puts incidents of five years into a store that knows its services: `fill.ts COUNT DATABASE`, the latter as Knex wants it. */
import createKnex from 'knex';
import { randomUUID } from 'node:crypto';

const [count, options] = [Number(process.argv[2]), process.argv[3]];
const YEARS = 5 * 365 * 24 * 3_600_000;
const AT_ONCE = 2_000;
const WORDS = ['payments', 'slow', 'down', 'certificate', 'disk', 'queue'];
const CAUSES = ['change', 'configuration', 'capacity', 'dependency', null];

function rowsOf(at: number, services: string[], now: number) {
  const id = randomUUID();
  const startedAt = now - Math.floor(((count - at) / count) * YEARS) - 60_000;
  // What began lately may be open still.
  const isOpen = at > count - 2_000 && at % 10 === 0;
  const visibility = at % 20 === 0 ? 'internal' : 'public';
  const key = `${visibility === 'public' ? 'INC' : 'INT'}-${at + 1_000_000}`;
  const word = (n: number) => WORDS[n % WORDS.length];
  const title = `${word(at)} of ${word(Math.floor(at / 6))} in ${at}`;
  const concerned = [0, 1, 2].map(
    n => services[(at + n * 7) % services.length],
  );
  const incident = {
    id,
    key,
    visibility,
    title,
    severity: 1 + (at % 4),
    status: isOpen ? 'triggered' : 'resolved',
    impact: 'major',
    root_service_id: concerned[0],
    environment: 'production',
    drill: at % 50 === 0,
    origin: 'policy',
    started_at: startedAt,
    detected_at: startedAt + 20_000,
    acknowledged_at: startedAt + 120_000,
    resolved_at: isOpen ? null : startedAt + 3_600_000,
    cause: CAUSES[at % CAUSES.length],
    search_text: `${key}\n${title}`.toLocaleLowerCase('en-US'),
    version: 1,
    last_seq: 1,
    created_at: startedAt,
    updated_at: startedAt,
  };
  const places = concerned.map((serviceId, position) => ({
    incident_id: id,
    service_id: serviceId,
    position,
    impact: 'major',
    regions: '[]',
    since: startedAt,
  }));
  return { incident, places };
}

async function fill() {
  const database = createKnex(JSON.parse(options));
  const known: Array<{ id: string }> = await database('services')
    .whereNull('removed_at')
    .orderBy('entity_ref')
    .select('id');
  const services = known.map(({ id }) => id);
  const now = Date.now();
  for (let from = 0; from < count; from += AT_ONCE) {
    const rows = Array.from(
      { length: Math.min(AT_ONCE, count - from) },
      (_, i) => rowsOf(from + i, services, now),
    );
    await database.transaction(async transaction => {
      const incidents = rows.map(({ incident }) => incident);
      const places = rows.flatMap(one => one.places);
      await transaction.batchInsert('incidents', incidents, 40);
      await transaction.batchInsert('incident_services', places, 100);
    });
  }
  await database.raw('analyze');
  await database.destroy();
}

fill().catch(error => {
  process.stderr.write(`${error}\n`);
  process.exitCode = 1;
});
