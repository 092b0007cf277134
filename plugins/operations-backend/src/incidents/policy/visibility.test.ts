import { IncidentPolicyDecision } from '@operate-first/plugin-operations-common';
import { ONLY_PUBLIC } from '../../access/criteria';
import { testDatabases } from '../../__testUtils__/databases';
import { component } from '../../__testUtils__/entities';
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
