import { mockServices } from '@backstage/backend-test-utils';
import { component } from '../../__testUtils__/entities';
import { Core } from '../../__testUtils__/Core';
import { testDatabases } from '../../__testUtils__/databases';
import { ONLY_PUBLIC } from '../../access/criteria';
import { AlertReader } from '../../alerts/AlertReader';
import { PublicText } from '../../redaction/PublicText';
import { IncidentAudience } from '../audience';
import { IncidentStore } from '../IncidentStore';
import { Actor, NewEntry } from '../model';
import { IncidentRow } from '../rows';
import { IncidentReader } from './IncidentReader';
import { IncidentViews } from './IncidentViews';
import { TimelineReader } from './TimelineReader';

const databases = testDatabases();
const PERSON: Actor = { kind: 'person', ref: 'user:default/ada' };
const VISITOR: IncidentAudience = {
  criteria: ONLY_PUBLIC,
  showPersons: false,
  showText: false,
};
const MEMBER: IncidentAudience = {
  criteria: undefined,
  showPersons: true,
  showText: true,
};
const PERSONAL = /Quist|wilhelmina|10\.20\.30\.40/i;

async function start(databaseId: string, options: { known: boolean }) {
  const database = await databases.open(databaseId);
  const core = await Core.create(database);
  await core.catalog(component('shop'));
  if (options.known) {
    await database('redaction_names').insert({
      ref: 'user:default/wquist',
      names: JSON.stringify([{ kind: 'person', name: 'Wilhelmina Quist' }]),
      changed_at: 1,
    });
  }
  const publicText = await PublicText.create({
    database,
    logger: mockServices.logger.mock(),
    config: { keepHosts: [], rules: [] },
  });
  const store = IncidentStore.create({ database, now: () => core.now });
  const serviceId = await core.id('shop');
  const entry = (kind: NewEntry['kind'], text: string): NewEntry => ({
    kind,
    at: core.now,
    text,
    actor: PERSON,
    data: { url: 'https://git.example.org/u/wquist', fileId: 'file' },
  });
  const { id } = await store.transaction(async writer => {
    const opened = await writer.open(
      {
        title: 'Payments fail, says Wilhelmina Quist',
        summary: 'Everything behind 10.20.30.40 is slow.',
        severity: 3,
        impact: 'major',
        visibility: 'public',
        drill: false,
        startedAt: core.now,
        detectedAt: core.now,
        services: [{ serviceId, impact: 'major', regions: [] }],
        alertIds: [],
      },
      PERSON,
    );
    await writer.update(
      opened.id,
      { causeText: 'Wilhelmina Quist knows' },
      PERSON,
    );
    return opened;
  });
  await store.transaction(writer =>
    writer.write(id, [
      entry('note', 'Wilhelmina Quist looked at 10.20.30.40'),
      entry('note', 'The disk is full'),
      entry('comment', 'Asked wilhelmina@example.org'),
      entry('picture', 'A picture of Wilhelmina Quist'),
    ]),
  );
  const row: IncidentRow = await database('incidents').where({ id }).first();
  const views = IncidentViews.create({ database, publicText });
  const timeline = TimelineReader.create({ database, publicText });
  const show = async (audience: IncidentAudience) => ({
    incident: (await views.of([row], audience))[0],
    entries: (await timeline.read(row, {}, audience)).entries,
  });
  const alerts = AlertReader.create({ database, publicText });
  const reader = IncidentReader.create({ database, views, alerts, publicText });
  return { show, timeline, reader, id };
}

describe.each(databases.ids)('what visitors read on %s', databaseId => {
  it('is redacted, and pictures are withheld', async () => {
    const { show } = await start(databaseId, { known: true });
    const { incident, entries } = await show(VISITOR);
    expect(JSON.stringify([incident, entries])).not.toMatch(PERSONAL);
    expect(incident.title).toMatch(/^Payments fail, says \S+/);
    expect(incident.summary).toMatch(/^Everything behind \S+ is slow\.$/);
    expect(incident.causeText).toMatch(/knows$/);
    const written = entries.filter(({ kind }) =>
      ['note', 'comment', 'picture'].includes(kind),
    );
    expect(written).toMatchObject([
      { text: expect.stringMatching(/looked at \S+$/), redacted: true },
      { text: 'The disk is full', redacted: true },
      { text: expect.stringMatching(/^Asked \S+/), redacted: true },
      { text: '', withheld: true, fileId: undefined },
    ]);
    expect(written.map(({ url }) => url)).toEqual(written.map(() => undefined));

    const inside = await show(MEMBER);
    expect(inside.incident.title).toContain('Wilhelmina Quist');
    expect(inside.entries.some(({ redacted }) => redacted)).toBe(false);
    expect(inside.entries.map(({ text }) => text)).toContain(
      'Wilhelmina Quist looked at 10.20.30.40',
    );
  });

  it('is all that they find by', async () => {
    const { reader } = await start(databaseId, { known: true });
    for (const [text, visitors, members] of [
      ['payments fail', 1, 1],
      ['quist', 0, 1],
      ['payments wilhel', 0, 1],
      ['nothing-of-it', 0, 0],
    ] as const) {
      const found = async (audience: IncidentAudience) => [
        (await reader.list({ text }, audience)).totalItems,
        (await reader.facets({ text }, audience)).status.length,
      ];
      expect([text, await found(VISITOR)]).toEqual([
        text,
        [visitors, visitors],
      ]);
      expect([text, await found(MEMBER)]).toEqual([text, [members, members]]);
    }
  });

  it('is nothing while nobody knows whom texts may name', async () => {
    const { show, timeline, id } = await start(databaseId, { known: false });
    const { incident, entries } = await show(VISITOR);
    expect(incident).toMatchObject({
      title: incident.key,
      summary: undefined,
      causeText: undefined,
    });
    expect(entries.length).toBeGreaterThan(3);
    for (const entry of entries) {
      expect(entry).toMatchObject({ text: '', withheld: true });
      expect(await timeline.edits(id, entry.id, VISITOR)).toEqual({
        items: [],
      });
    }
  });
});
