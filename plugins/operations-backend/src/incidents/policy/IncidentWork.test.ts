import { IncidentLab } from '../../__testUtils__/IncidentLab';
import { testDatabases } from '../../__testUtils__/databases';
import { component } from '../../__testUtils__/entities';

const databases = testDatabases();

describe.each(databases.ids)('the policy at work on %s', databaseId => {
  it('opens one incident for a service that is down, and tells how it went', async () => {
    const lab = await IncidentLab.create(await databases.open(databaseId));
    const { core } = lab;
    await core.catalog(component('shop', { spec: { owner: 'team-a' } }));
    await core.declare('shop');
    await core.observe('shop', 'healthy');
    await lab.work.once(lab.lease);
    expect(await lab.rows()).toEqual([]);

    core.now += 5_000;
    await core.observe('shop', 'down');
    await lab.pass(5);
    const [row, ...others] = await lab.rows();
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      key: 'INC-1',
      visibility: 'public',
      status: 'triggered',
      severity: 2,
      impact: 'outage',
      environment: 'production',
      origin: 'policy',
      root_service_id: await core.id('shop'),
    });
    expect(Number(row.started_at)).toBe(lab.now - 5_000);
    expect(await lab.timeline('INC-1')).toEqual([
      'status: Opened: SEV2, outage',
      expect.stringMatching(/^decision: /),
      'health: shop is well.',
      'health: shop is down: It is down.',
    ]);
  });
});
