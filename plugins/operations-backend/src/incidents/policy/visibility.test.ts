import { Entity } from '@backstage/catalog-model';
import { IncidentPolicyDecision } from '@operate-first/plugin-operations-common';
import { ONLY_PUBLIC, ServiceCriteria } from '../../access/criteria';
import { AlertReader } from '../../alerts/AlertReader';
import { testDatabases } from '../../__testUtils__/databases';
import { component } from '../../__testUtils__/entities';
import { PublicText } from '../../redaction/PublicText';
import { IncidentLab } from '../../__testUtils__/IncidentLab';
import { ClusterRegions } from '../../clusters/ClusterRegions';
import { TimelineReader } from '../readers/TimelineReader';
import { DecisionReader } from '../replay/DecisionReader';
import { carryOut } from './carryOut';
import { DecisionBook } from './DecisionBook';
import { ServiceBook } from './ServiceBook';

const databases = testDatabases();
const INTERNAL = { labels: { 'operate-first.io/visibility': 'internal' } };
const VISITOR = { criteria: ONLY_PUBLIC, showPersons: false, showText: false };

function needing(targetRef: string, entity: Entity): Entity {
  return { ...entity, relations: [{ type: 'dependsOn', targetRef }] };
}

describe.each(databases.ids)('who sees what was decided on %s', databaseId => {
  it('leaves a storm of what is internal internal', async () => {
    const lab = await IncidentLab.create(await databases.open(databaseId));
    const names = Array.from({ length: 8 }, (_, at) => `vault-${at}`);
    await lab.core.catalog(...names.map(name => component(name, INTERNAL)));
    await lab.fire(
      ...(await Promise.all(names.map(name => lab.alert('Down', name)))),
    );
    await lab.work.once(lab.lease);
    expect(await lab.rows()).toMatchObject([
      { key: 'INT-1', root_service_id: null, visibility: 'internal' },
    ]);
  });

  it('says of an alert why it is in no incident, as far as its reader may see', async () => {
    const database = await databases.open(databaseId);
    const lab = await IncidentLab.create(database);
    await lab.core.catalog(
      component('vault', INTERNAL),
      needing('component:default/vault', component('shop')),
      component('mail'),
    );
    await database('redaction_names').insert({
      ref: 'user:default/wquist',
      names: JSON.stringify([{ kind: 'person', name: 'Wilhelmina Quist' }]),
      changed_at: 1,
    });
    const publicText = await PublicText.create({
      database,
      logger: lab.core.logger,
      config: { keepHosts: [], rules: [] },
    });
    const reader = AlertReader.create({ database, publicText });
    async function why(title: string, criteria: ServiceCriteria = undefined) {
      const { id } = await database('alerts').where('title', title).first();
      const audience = { criteria, showWords: criteria === undefined };
      return (await reader.detail(id, audience))?.why;
    }
    const slow = await lab.alert('Slow', 'shop', { severity: 'ticket' });
    await lab.fire(slow);
    expect(await why('Slow')).toBeUndefined();
    await lab.pass(5);
    const left = {
      rule: 'leave.severity',
      message: expect.stringContaining('ticket'),
      at: new Date(lab.now).toISOString(),
    };
    expect(await why('Slow')).toEqual(left);
    expect(await why('Slow', ONLY_PUBLIC)).toEqual(left);
    // What it needs is in maintenance, and visitors know of neither.
    const announce = (id: string, title: string, ref: string) =>
      database('maintenance').insert({
        id,
        title,
        scope: JSON.stringify({ services: [ref] }),
        starts_at: lab.now,
        ends_at: lab.now + 60_000,
        zone: 'UTC',
        announced_by: 'user:default/ada',
        announced_at: lab.now,
        counts_from: lab.now,
      });
    await announce('disks', 'New disks', 'component:default/vault');
    const asked = 'Ask Wilhelmina Quist';
    await announce('mail', asked, 'component:default/mail');
    lab.begin();
    const down = await lab.alert('Down', 'shop');
    await lab.fire(slow, down, await lab.alert('Full', 'mail'));
    await lab.pass(5);
    expect(await why('Down')).toMatchObject({
      message: expect.stringContaining('It needs vault'),
    });
    expect(await why('Down', ONLY_PUBLIC)).toBeUndefined();
    // What people wrote is redacted for visitors.
    expect((await why('Full'))?.message).toContain(asked);
    const { message } = (await why('Full', ONLY_PUBLIC)) ?? {};
    expect(message).toContain('In announced maintenance');
    expect(message).not.toContain('Quist');
    await lab.fire(slow, down);
    await database('maintenance').delete();
    lab.begin();
    await lab.pass(5);
    expect(await lab.rows()).toMatchObject([{ key: 'INC-1' }]);
    expect(await why('Slow')).toBeUndefined();
    expect(await why('Down')).toBeUndefined();
    // Resolved while it fires: it is left to people, and says so.
    const [{ id }] = await lab.rows();
    await lab.incidents.transaction(writer =>
      writer.update(id, { status: 'resolved' }, { kind: 'policy' }),
    );
    await lab.pass(5);
    expect(await why('Down')).toMatchObject({ rule: 'leave.resolved' });
    await lab.incidents.transaction(writer =>
      writer.update(id, { status: 'reopened' }, { kind: 'policy' }),
    );
    expect(await why('Down')).toBeUndefined();
  });

  it('names no incident and no alert to those who may not see it', async () => {
    const database = await databases.open(databaseId);
    const lab = await IncidentLab.create(database);
    await lab.core.catalog(component('shop'), component('cart'));
    const [shop, cart] = await Promise.all(
      ['shop', 'cart'].map(name => lab.core.id(name)),
    );
    const open = (serviceId: string, visibility: 'public' | 'internal') =>
      lab.incidents.transaction(writer =>
        writer.open(
          {
            title: 'It is down',
            severity: 2,
            impact: 'outage',
            visibility,
            drill: false,
            startedAt: lab.now,
            detectedAt: lab.now,
            services: [{ serviceId, impact: 'outage', regions: [] }],
            alertIds: [],
          },
          { kind: 'policy' },
        ),
      );
    const seen = await open(shop, 'public');
    const hidden = await open(cart, 'internal');
    const said = { rule: 'join.test', serviceIds: [shop], inputs: [] };
    const join = { kind: 'join' as const, alertIds: [], services: [] };
    const decisions: IncidentPolicyDecision[] = [
      {
        ...said,
        ...join,
        message: `${hidden.key} is part of ${seen.key}.`,
        incidentId: seen.id,
      },
      {
        ...said,
        ...join,
        message: `Joined ${seen.key}.`,
        inputs: [
          { label: 'Alert', value: 'Open', alertId: 'a', serviceId: shop },
          { label: 'Alert', value: 'Secret', alertId: 'b', serviceId: shop },
        ],
        incidentId: seen.id,
      },
    ];
    const judged = async (id: string, visibility: 'public' | 'internal') => ({
      ...(await lab.alert('Down', 'shop')),
      id,
      source: 'test',
      visibility,
    });
    const alerts = [await judged('a', 'public'), await judged('b', 'internal')];
    const book = await ServiceBook.create(database).services();
    const regions = await ClusterRegions.read(database);
    await lab.incidents.transaction(async writer => {
      const carried = [];
      for (const decision of decisions) {
        carried.push(
          await carryOut(decision, {
            writer,
            now: lab.now,
            book,
            alerts: new Map(alerts.map(alert => [alert.id, alert])),
            copies: new Map(),
            regions,
            keys: new Map([seen, hidden].map(({ id, key }) => [key, id])),
            opened: new Map(),
          }),
        );
      }
      const decided = DecisionBook.create(database);
      await decided.put(writer.transaction, carried, lab.now);
    });
    const reader = DecisionReader.create({ database });
    expect(await reader.ofIncident(seen.id, ONLY_PUBLIC)).toMatchObject([
      { message: 'Joined INC-1.', inputs: [{ value: 'Open' }] },
    ]);
    expect(await reader.ofIncident(seen.id, undefined)).toHaveLength(2);
    const [row] = await database('incidents').where('id', seen.id);
    const timeline = TimelineReader.create({ database });
    const { entries } = await timeline.read(row, {}, VISITOR);
    expect(entries.map(({ text }) => text)).toContain('Joined INC-1.');
    expect(JSON.stringify(entries)).not.toContain(hidden.key);
  });
});
