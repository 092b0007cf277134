import { createBackendModule } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import notificationsBackend from '@backstage/plugin-notifications-backend';
import {
  NotificationSendOptions,
  NotificationService,
  notificationService,
} from '@backstage/plugin-notifications-node';
import request from 'supertest';
import { Caller, CALLERS, startBackend } from '../../__testUtils__/backend';
import { takeLease, testDatabases } from '../../__testUtils__/databases';
import { component } from '../../__testUtils__/entities';
import { CatalogPeople } from '../../notifications/CatalogPeople';
import { PostMortemStore } from '../PostMortemStore';
import { lastReminder, Reminder } from './Reminder';
import { writeItems } from './writeItems';

const HOUR = 60 * 60 * 1000;

function item(item_id: string, owner: string, due = '2026-05-10') {
  return {
    item_id,
    position: 0,
    title: `Do ${item_id}`,
    public_title: null,
    kind: null,
    severity: null,
    owner,
    due,
    issue: null,
    done: null,
  };
}

function at(time: string): number {
  return Date.parse(time);
}

describe('reminders of action items', () => {
  it.each([
    ['2026-05-06T23:59:00Z', undefined],
    ['2026-05-07T00:00:00Z', '2026-05-07T00:00:00.000Z'],
    ['2026-05-10T23:00:00Z', '2026-05-07T00:00:00.000Z'],
    ['2026-05-11T00:00:00Z', '2026-05-11T00:00:00.000Z'],
    ['2026-05-17T23:00:00Z', '2026-05-11T00:00:00.000Z'],
    ['2026-05-18T00:00:00Z', '2026-05-18T00:00:00.000Z'],
    ['2026-06-05T00:00:00Z', '2026-06-01T00:00:00.000Z'],
  ])('are due at %s since %s', (now, wanted) => {
    const found = lastReminder('2026-05-10', at(now));
    expect(found && new Date(found).toISOString()).toBe(wanted);
  });

  const databases = testDatabases();
  it.each(databases.ids)('are told once each, on %s', async id => {
    const database = await databases.open(id);
    const lease = await takeLease(database, 'post-mortems');
    let now = at('2026-05-01T12:00:00Z');
    const store = PostMortemStore.create({ database, now: () => now });
    const postMortem = await store.transaction(async writer => {
      const row = await writer.open({ visibility: 'public' });
      await writer.put(row.id, { status: 'published' });
      await writeItems(
        writer.transaction,
        row.id,
        [
          item('alert', 'user:default/ada'),
          item('old', 'user:default/ada', '2026-01-01'),
          item('team', 'group:default/nobody-there'),
        ],
        now,
      );
      return row;
    });
    const sent: NotificationSendOptions[] = [];
    let failure: Error | undefined;
    const reminder = Reminder.create({
      database,
      people: CatalogPeople.create({
        catalog: catalogServiceMock({ entities: [] }),
        auth: mockServices.auth(),
      }),
      notifications: {
        send: async options => {
          if (failure) throw failure;
          sent.push(options);
        },
      },
      logger: mockServices.logger.mock(),
      now: () => now,
    });
    const remind = async (time: string) => {
      now = at(time);
      await reminder.remind(lease, new AbortController().signal);
      const titles = sent.map(({ payload }) => payload.title);
      sent.length = 0;
      return titles;
    };
    // What was long overdue when it was read in waits for its week.
    expect(await remind('2026-05-01T13:00:00Z')).toEqual([]);
    failure = new Error('Nobody takes it.');
    expect(await remind('2026-05-07T08:00:00Z')).toEqual([]);
    failure = undefined;
    expect(await remind('2026-05-07T09:00:00Z')).toEqual([
      'Due soon: Do alert',
    ]);
    expect(await remind('2026-05-07T10:00:00Z')).toEqual([]);
    expect(await remind('2026-05-08T09:00:00Z')).toEqual(['Overdue: Do old']);
    expect(await remind('2026-05-11T00:30:00Z')).toContain('Overdue: Do alert');
    const other = await database('action_items').where('item_id', 'alert');
    expect(Number(other[0].reminded_at)).toBe(at('2026-05-11T00:30:00Z'));

    await store.transaction(writer =>
      writeItems(
        writer.transaction,
        postMortem.id,
        [
          {
            ...item('alert', 'user:default/ada'),
            done: '2026-05-12',
          },
        ],
        now + HOUR,
      ),
    );
    expect(await remind('2026-06-30T00:00:00Z')).toEqual([]);
  });

  it('are shown to nobody who has switched them off in the settings of Backstage', async () => {
    let service: NotificationService | undefined;
    const started = await startBackend({
      entities: [component('shop')],
      features: [
        notificationsBackend,
        createBackendModule({
          pluginId: 'operations',
          moduleId: 'test-notifications',
          register(env) {
            env.registerInit({
              deps: { notifications: notificationService },
              async init({ notifications }) {
                service = notifications;
              },
            });
          },
        }),
      ],
    });
    const ask = (method: 'get' | 'post', path: string, caller: Caller) =>
      request(started.server)
        [method](`/api/notifications/${path}`)
        .set('Authorization', CALLERS[caller]);
    const topics = [{ id: 'Action items', enabled: false }];
    const origins = [{ id: 'plugin:operations', enabled: true, topics }];
    const settings = { channels: [{ id: 'Web', origins }] };
    const saved = await ask('post', 'settings', 'user').send(settings);
    expect(saved.status).toBe(200);

    const database = await databases.open(databases.ids[0]);
    const store = PostMortemStore.create({ database });
    const now = at('2026-05-09T00:00:00Z');
    await store.transaction(async writer => {
      const { id } = await writer.open({ visibility: 'public' });
      await writer.put(id, { status: 'published' });
      const owners = ['user:default/ada', 'user:default/limited'];
      await writeItems(
        writer.transaction,
        id,
        owners.map((owner, position) => item(`alert-${position}`, owner)),
        now,
      );
    });
    await Reminder.create({
      database,
      people: CatalogPeople.create({
        catalog: catalogServiceMock({ entities: [] }),
        auth: mockServices.auth(),
      }),
      notifications: service!,
      logger: mockServices.logger.mock(),
      now: () => now,
    }).remind(
      await takeLease(database, 'post-mortems'),
      new AbortController().signal,
    );
    const shown = async (caller: Caller) => {
      const { body } = await ask('get', 'notifications', caller);
      const all: Array<{ payload: { title: string } }> = body.notifications;
      return all.map(({ payload }) => payload.title);
    };
    expect(await shown('limited')).toEqual(['Due soon: Do alert-1']);
    expect(await shown('user')).toEqual([]);
    const told = await database('action_items').whereNull('reminded_at');
    expect(told).toEqual([]);
  });
});
