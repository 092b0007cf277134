import { IncidentLab } from '../../__testUtils__/IncidentLab';
import { testDatabases } from '../../__testUtils__/databases';
import { component } from '../../__testUtils__/entities';
import { AlertInput } from '../../alerts/AlertStore';

jest.setTimeout(60_000);

const databases = testDatabases();
const SERVICES = 500;
const ALERTS = 10_000;

describe.each(databases.ids)('a storm of alerts on %s', databaseId => {
  it('makes a handful of incidents, loses no alert, and lets others have their turn', async () => {
    const lab = await IncidentLab.create(await databases.open(databaseId));
    await lab.core.catalog(
      ...Array.from({ length: SERVICES }, (_, at) =>
        component(`service-${at}`),
      ),
    );
    const rows = await lab
      .database('services')
      .orderBy('entity_ref')
      .select('id');
    const storm = Array.from(
      { length: ALERTS },
      (_, at): AlertInput => ({
        fingerprint: `alert-${at}`,
        severity: at % 3 === 0 ? 'page' : 'ticket',
        title: `Alert ${at % 20}`,
        labels: { alertname: `Alert${at % 20}`, instance: `${at}` },
        annotations: {},
        visibility: 'public',
        serviceId: rows[at % SERVICES].id,
        environment: 'production',
        cluster: 'eu-1',
        startsAt: lab.now - (at % 60) * 1000,
      }),
    );
    await lab.fire(...storm);
    let turns = 0;
    const others = setInterval(() => turns++, 10);
    await lab.work.once(lab.lease);
    clearInterval(others);
    expect(turns).toBeGreaterThan(0);
    await lab.pass(400, 100);

    const incidents = await lab.rows();
    expect(incidents.length).toBeGreaterThan(0);
    expect(incidents.length).toBeLessThan(6);
    const [{ count }] = await lab
      .database('alerts')
      .leftJoin('incident_alerts', 'incident_alerts.alert_id', 'alerts.id')
      .leftJoin(
        'incident_decisions',
        'incident_decisions.alert_id',
        'alerts.id',
      )
      .whereNull('incident_alerts.alert_id')
      .whereNull('incident_decisions.alert_id')
      .count({ count: '*' });
    expect(Number(count)).toBe(0);
    // A timeline is for people.
    const entries = await lab.timeline(incidents[0].key);
    const told = entries.filter(entry => entry.startsWith('alert: '));
    expect(told.length).toBeGreaterThan(0);
    expect(told.length).toBeLessThan(50);
    expect(entries.length).toBeLessThan(2 * SERVICES);
  });
});
