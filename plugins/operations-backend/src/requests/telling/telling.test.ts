import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import { takeLease, testDatabases } from '../../__testUtils__/databases';
import { CatalogPeople } from '../../notifications/CatalogPeople';
import { SettingsStore } from '../../notifications/SettingsStore';
import { PublicText } from '../../redaction/PublicText';
import { GitTree } from '../__testUtils__/GitTree';
import {
  ADA,
  GRACE,
  PEOPLE,
  PETE,
  RequestsLab,
  wanted,
} from '../__testUtils__/RequestsLab';
import { RequestNotifier } from './RequestNotifier';

jest.setTimeout(60_000);

const databases = testDatabases();

it.each(databases.ids)(
  'tells people and members of groups once, on %s',
  async databaseId => {
    const database = await databases.open(databaseId);
    const tree = await GitTree.create();
    const lab = RequestsLab.create(database, tree);
    const logger = mockServices.logger.mock();
    const sent: Array<[to: string[], title: string]> = [];
    let failure: Error | undefined;
    const notifier = RequestNotifier.create({
      database,
      logger,
      store: lab.store,
      people: CatalogPeople.create({
        catalog: catalogServiceMock({ entities: PEOPLE }),
        auth: mockServices.auth(),
      }),
      publicText: await PublicText.create({
        database,
        logger,
        config: { keepHosts: [], rules: [] },
      }),
      notifications: {
        send: async ({ recipients, payload }: NotificationSendOptions) => {
          if (failure) throw failure;
          if (recipients.type !== 'entity') throw new Error('Nobody is meant');
          sent.push([[recipients.entityRef].flat(), payload.title]);
        },
      },
      now: () => lab.time,
    });
    const lease = await takeLease(database, 'notifier');
    const tell = () => notifier.send(lease, new AbortController().signal);

    const id = await lab.open(wanted('till', { quota: 'large' }));
    await lab.follow();
    failure = new Error('Notifications do not answer');
    await tell();
    failure = undefined;
    await tell();
    expect(sent).toEqual([]);
    lab.time += 60_000;
    await tell();
    await tell();
    const title = 'Onboard till for sales';
    expect(sent.splice(0)).toEqual([[[PETE], `Waits for approval: ${title}`]]);

    // Whoever has quiet hours is told when they end.
    const hour = new Date(lab.time).getUTCHours();
    const clock = (hours: number) =>
      `${String((hour + hours) % 24).padStart(2, '0')}:00`;
    await SettingsStore.create({ database }).write(ADA, {
      optOut: [],
      quietHours: {
        from: clock(0),
        to: clock(3),
        zone: 'UTC',
        exceptSeverity: 2,
      },
    });
    await lab.reject(id, PETE, 'Too large');
    await tell();
    expect(sent).toEqual([]);
    expect(await lab.told(id)).toEqual([[ADA, 'rejected']]);
    lab.time += 4 * 3_600_000;
    await tell();
    expect(sent.splice(0)).toEqual([[[ADA], `Refused: ${title}`]]);

    const other = await lab.open(wanted('cart'), { by: GRACE });
    await lab.follow();
    await tell();
    expect(sent).toEqual([[[GRACE], 'Merged: Onboard cart for sales']]);
    expect(await lab.told(other)).toEqual([]);

    // Whoever asked is in the team, too, and is told of the same once.
    sent.splice(0);
    const due = { due_at: lab.time, waiting_since: lab.time, attempts: 0 };
    await database('request_notifications').insert(
      ['group:default/sales', GRACE].map(ref => ({
        ...{ request_id: other, topic: 'done', ref },
        ...due,
      })),
    );
    await tell();
    const people = sent.flatMap(([to]) => to);
    expect(people).toContain(GRACE);
    expect(new Set(people).size).toBe(people.length);
    await tree.remove();
  },
);
