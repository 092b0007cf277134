import { Knex } from 'knex';
import { IncidentLab } from '../../__testUtils__/IncidentLab';
import { testDatabases } from '../../__testUtils__/databases';
import { component } from '../../__testUtils__/entities';
import { ONLY_PUBLIC } from '../../access/criteria';
import { IncidentAudience } from '../audience';
import { Actor, NewEntry } from '../model';
import { TimelineReader } from './TimelineReader';

jest.setTimeout(120_000);

const databases = testDatabases();
const ENTRIES = 10_000;
const AT_ONCE = 500;
const LIMIT = 100;
const ADA: Actor = { kind: 'person', ref: 'user:default/ada' };
const MEMBER: IncidentAudience = {
  criteria: undefined,
  showPersons: true,
  showText: true,
};
const VISITOR: IncidentAudience = {
  criteria: ONLY_PUBLIC,
  showPersons: false,
  showText: false,
};

/** How many rows the database gives while something is done, of more than one. */
async function rowsGiven(database: Knex, work: () => Promise<void>) {
  let rows = 0;
  const count = (answer: unknown) => {
    if (Array.isArray(answer)) rows += answer.length;
  };
  database.on('query-response', count);
  await work();
  database.off('query-response', count);
  return rows;
}

describe.each(databases.ids)('a timeline of thousands on %s', databaseId => {
  it('is read page by page, each entry once, and no page costs more than its entries', async () => {
    const database = await databases.open(databaseId);
    const lab = await IncidentLab.create(database);
    await lab.core.catalog(component('shop'));
    await lab.core.declare('shop');
    await lab.fire(await lab.alert('Errors', 'shop'));
    await lab.pass(5);
    const [{ id, last_seq: before }] = await lab.rows();
    const serviceId = await lab.core.id('shop');
    const entry = (number: number): NewEntry => ({
      kind: number % 2 ? 'note' : 'change',
      at: lab.now,
      text: `Number ${number}`,
      actor: ADA,
      // One in five is not for visitors.
      ...(number % 5 ? { serviceId } : { visibility: 'internal' }),
    });
    for (let from = 0; from < ENTRIES; from += AT_ONCE) {
      await lab.incidents.transaction(async writer => {
        const some = Array.from({ length: AT_ONCE }, (_, i) => entry(from + i));
        await writer.write(id, some);
      });
    }
    const [incident] = await lab.rows();
    const reader = TimelineReader.create({ database });
    const whole = Array.from({ length: ENTRIES }, (_, i) => before + i + 1);
    const numbers = (seqs: number[]) => seqs.filter(seq => seq > before);

    for (const [audience, wanted] of [
      [MEMBER, whole],
      [VISITOR, whole.filter((_, number) => number % 5 !== 0)],
    ] as const) {
      // As a page that has just been opened goes back in time.
      const back: number[] = [];
      for (let first = Infinity; first > before + 1; ) {
        const rows = await rowsGiven(database, async () => {
          const read = await reader.read(
            incident,
            { limit: LIMIT, ...(first < Infinity && { before: first }) },
            audience,
          );
          expect(read.totalItems).toBeGreaterThanOrEqual(wanted.length);
          const seqs = read.entries.map(({ seq }) => seq);
          back.unshift(...seqs);
          first = seqs.length < LIMIT ? 0 : seqs[0];
        });
        expect(rows).toBeLessThanOrEqual(LIMIT + 2);
      }
      expect(numbers(back)).toEqual(wanted);

      // As a page follows that has seen nothing for long.
      const after: number[] = [];
      for (let version = before; version < incident.last_seq; ) {
        const read = await reader.read(
          incident,
          { limit: LIMIT, after: version },
          audience,
        );
        after.push(...read.entries.map(({ seq }) => seq));
        expect(read.version).toBeGreaterThan(version);
        version = read.version;
      }
      expect(after).toEqual(wanted);
    }
  });
});
