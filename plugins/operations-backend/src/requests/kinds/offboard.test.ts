import { mockServices } from '@backstage/backend-test-utils';
import {
  RequestPlaceFacts,
  Workload,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { testDatabases } from '../../__testUtils__/databases';
import { haltedServices } from '../../healthAlerts/haltedServices';
import { ServiceRegistry } from '../../services/ServiceRegistry';
import { GitTree } from '../__testUtils__/GitTree';
import {
  ADA,
  GRACE,
  PETE,
  reader,
  RequestsLab,
  wanted,
} from '../__testUtils__/RequestsLab';
import { KindDesk } from './KindDesk';

jest.setTimeout(60_000);

const REF = 'component:default/cart';
const WISH = { what: 'service', name: 'cart', reason: 'Nobody needs it.' };
const SCALE = { ...WISH, step: 'scale' };
const REMOVE = { ...WISH, step: 'remove', exported: true };

describe('off-boarding', () => {
  const databases = testDatabases();
  let tree: GitTree;
  let database: Knex;
  let lab: RequestsLab;
  let serviceId: string;

  afterEach(async () => {
    await tree.remove();
  });

  describe.each(databases.ids)('%s', databaseId => {
    beforeEach(async () => {
      database = await databases.open(databaseId);
      tree = await GitTree.create();
      lab = RequestsLab.create(database, tree);
      const onboarded = await lab.open(wanted('cart'), { taskId: 'cart' });
      await lab.follow();
      const other = await lab.open(wanted('shelf'), { taskId: 'shelf' });
      await lab.follow();
      await database('requests')
        .whereIn('id', [onboarded, other])
        .update({ state: 'done', look_at: null });
      serviceId = await addService('cart');
    });

    async function addService(name: string): Promise<string> {
      const id = randomUUID();
      await database('services').insert({
        id,
        entity_ref: `component:default/${name}`,
        owner: 'group:default/sales',
        visibility: 'public',
        sort_name: name,
        search_text: name,
        entity: '{}',
        entity_hash: '',
        revision: 1,
        health_status: 'unknown',
        health_rank: 0,
        health_reasons: '[]',
        version: 1,
        created_at: lab.time,
      });
      return id;
    }

    /** What the cluster shows of the service from now on. */
    async function see(workloads: Array<Partial<Workload>>) {
      const place = {
        service_id: serviceId,
        source: 'kubernetes-eu-1',
        environment: 'production',
        cluster: 'eu-1',
        namespace: 'cart',
      };
      const key = Object.keys(place);
      await database('observations')
        .insert({
          ...place,
          status: 'unknown',
          reasons: '[]',
          facts: '{}',
          observed_at: lab.time + 1,
          since: lab.time,
          interval_seconds: 30,
          expired: false,
        })
        .onConflict(key)
        .merge();
      await database('workloads')
        .insert({ ...place, workloads: JSON.stringify(workloads) })
        .onConflict(key)
        .merge();
    }

    function deployment(replicas: number): Partial<Workload> {
      return {
        object: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'cart' },
        serves: true,
        wanted: replicas,
        ready: replicas,
        available: replicas,
      } as Partial<Workload>;
    }

    async function watch() {
      await database('clusters').insert({
        name: 'eu-1',
        source: 'kubernetes-eu-1',
        report: JSON.stringify({ state: 'watching' }),
        kinds: '[]',
        figures_current: false,
        observed_at: lab.time,
        updated_at: lab.time,
      });
    }

    async function openIncident() {
      const id = randomUUID();
      await database('incidents').insert({
        id,
        key: 'INC-7',
        visibility: 'public',
        title: 'It burns',
        severity: 2,
        status: 'investigating',
        impact: 'outage',
        drill: false,
        origin: 'person',
        started_at: lab.time,
        detected_at: lab.time,
        search_text: '',
        version: 1,
        last_seq: 0,
        created_at: lab.time,
        updated_at: lab.time,
      });
      await database('incident_services').insert({
        incident_id: id,
        service_id: serviceId,
        position: 0,
        impact: 'outage',
        regions: '[]',
        since: lab.time,
      });
    }

    /** What sources are asked to look at. */
    async function observed(): Promise<string[]> {
      await database('projection').update({ revision: 2 });
      const registry = ServiceRegistry.create({
        database,
        logger: mockServices.logger.mock(),
      });
      await registry.refresh();
      return registry.list().map(({ entityRef }) => entityRef);
    }

    const ask = (parameters: Record<string, unknown>) =>
      lab.open(parameters, { kind: 'offboard', taskId: randomUUID() });

    async function approved(id: string) {
      await lab.follow();
      await lab.approve(id, GRACE);
      await lab.approve(id, PETE);
      await lab.merge(id, PETE);
      await lab.follow();
    }

    async function stepped(parameters: Record<string, unknown>) {
      const id = await ask(parameters);
      await approved(id);
      expect((await lab.held(id)).facts.merged).toBeDefined();
      return id;
    }

    const placesOf = async (id: string): Promise<RequestPlaceFacts[]> =>
      (await lab.held(id)).facts.places;

    it('is told what is in the way of the tree as it is now', async () => {
      const { onboarding } = lab;
      const desk = KindDesk.create({ onboarding, database });
      const preview = async (wish: Record<string, unknown>) =>
        (await desk.preview('offboard', wish, reader(ADA))).preview;
      const inTheWay = async () =>
        (await preview(REMOVE)).problems.map(({ message }) => message).join();
      expect(await inTheWay()).toContain('still wants');
      const { files } = await preview(SCALE);
      // Somebody else merges it, and the tree in memory is older.
      await tree.push(
        Object.fromEntries(files.map(({ path, after }) => [path, after])),
      );
      const later = Date.now() + 5_000;
      jest.spyOn(Date, 'now').mockReturnValue(later);
      try {
        expect(await inTheWay()).not.toContain('still wants');
      } finally {
        jest.mocked(Date.now).mockRestore();
      }
    });

    it('goes to zero, and then for good, when two others say so and each is proved', async () => {
      await watch();
      await see([deployment(2)]);
      const id = await ask(SCALE);
      await lab.follow();
      await expect(lab.approve(id, ADA)).rejects.toThrow();
      await lab.approve(id, GRACE);
      await lab.follow();
      expect((await lab.held(id)).facts.approved).toBeUndefined();
      await lab.approve(id, PETE);
      await lab.merge(id, PETE);
      await lab.follow();
      expect((await lab.held(id)).facts.merged).toBeDefined();

      // Nobody is called for what was asked for.
      const services = [{ entity_ref: REF }];
      expect(await haltedServices(database, services)).toEqual(new Set([REF]));
      await expect(ask(REMOVE)).rejects.toThrow(/not proved yet/);

      await see([deployment(1)]);
      await lab.follow();
      expect((await placesOf(id))[0]).toMatchObject({
        problem: 'Deployment cart still has pods',
      });
      await see([deployment(0)]);
      await lab.follow();
      expect(await lab.stage(id)).toMatch(/^done/);

      const last = await stepped(REMOVE);
      expect(await tree.text('services/cart/catalog-info.yaml')).toBe(
        undefined,
      );
      expect(await tree.text('services/shelf/catalog-info.yaml')).toContain(
        'name: shelf',
      );
      expect(await lab.stage(last)).toMatch(/^open/);
      await see([]);
      await lab.follow();
      expect(await lab.stage(last)).toMatch(/^open/);
      await database('services')
        .where({ id: serviceId })
        .update({ removed_at: lab.time });
      // Whoever waits for it to go sees it go.
      expect(await observed()).toEqual([REF]);
      await lab.follow();
      expect((await placesOf(last)).every(({ synced }) => synced)).toBe(true);
      expect(await lab.stage(last)).toMatch(/^done/);
      expect(await observed()).toEqual([]);
      // It is read as before.
      const { row } = await lab.held(last);
      expect(row.title).toBe('Remove: service cart');
    });

    it('comes back by the team itself, and is called for again', async () => {
      const before = await tree.text('services/cart/catalog-info.yaml');
      await stepped(SCALE);
      const id = await ask({ ...WISH, step: 'restore' });
      await lab.follow({ times: 2 });
      expect((await lab.held(id)).facts.merged).toBeDefined();
      expect(await tree.text('services/cart/catalog-info.yaml')).toBe(before);
      expect(await haltedServices(database, [{ entity_ref: REF }])).toEqual(
        new Set(),
      );
      await expect(ask(REMOVE)).rejects.toThrow(/Ask for the step scale first/);
    });

    it('is not begun while an incident is open, and not merged when one comes', async () => {
      const id = await ask(SCALE);
      await openIncident();
      await expect(ask({ ...SCALE, reason: 'Once more' })).rejects.toThrow(
        /INC-7 is open/,
      );
      await approved(id);
      const { facts } = await lab.held(id);
      expect(facts.merged).toBeUndefined();
      expect(JSON.stringify(facts)).toContain('INC-7 is open');
    });

    it('does not take a team from a service that the tree does not have', async () => {
      await addService('elsewhere');
      await expect(
        ask({ ...SCALE, what: 'team', name: 'sales' }),
      ).rejects.toThrow(/owns component:default\/elsewhere/);
    });

    it('offers downloads first, and tells what hangs on it', async () => {
      const { preview } = await KindDesk.create(lab).preview(
        'offboard',
        SCALE,
        reader(ADA),
      );
      expect(preview.problems).toEqual([]);
      expect(preview.facts).toMatchObject({
        choices: { name: expect.arrayContaining([{ value: 'cart' }]) },
        dependents: [],
        incidents: [],
      });
      expect(JSON.stringify(preview.facts)).toContain(
        '/services/component/default/cart/history',
      );
    });

    it('tells visitors nothing of what they may not see', async () => {
      const visitor = { owners: [], maySee: async () => false };
      const desk = KindDesk.create(lab);
      const seen = await desk.preview('offboard', SCALE, visitor);
      const nothing = await desk.preview(
        'offboard',
        { ...SCALE, name: 'nobody' },
        visitor,
      );
      expect(seen.preview.files).toEqual([]);
      expect(JSON.stringify(seen.preview).replaceAll('cart', 'nobody')).toBe(
        JSON.stringify(nothing.preview),
      );
    });
  });
});
