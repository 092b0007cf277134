import { createBackendModule } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import {
  HealthStatus,
  QuestionDraft,
  QuestionDraftInput,
} from '@operate-first/plugin-operations-common';
import {
  operationsDocumentsExtensionPoint,
  SourceContext,
} from '@operate-first/plugin-operations-node';
import { Knex } from 'knex';
import { setTimeout as pause } from 'node:timers/promises';
import { startBackend } from '../../__testUtils__/backend';
import { testDatabases } from '../../__testUtils__/databases';
import { component } from '../../__testUtils__/entities';
import { FakeInspector } from '../../__testUtils__/FakeInspector';
import { FakeRepository } from '../../__testUtils__/FakeRepository';
import { until } from '../../__testUtils__/until';
import { deployment } from '../../__testUtils__/workloads';

jest.setTimeout(60_000);

const SHOP = 'component:default/shop';
const MAIL = 'component:default/mail';
const PORTAL = 'https://portal.example.org';
const databases = testDatabases();

function runbook(title: string, alerts: string, visibility: string): string {
  return `---\ntitle: ${title}\nalerts: [${alerts}]\nvisibility: ${visibility}\n---\n\nWait.\n`;
}

/** Looks into the clusters that the test names. */
class ChosenInspector extends FakeInspector {
  clusters: string[] = [];

  knows(cluster: string): boolean {
    return this.clusters.includes(cluster);
  }
}

describe.each(databases.ids)('drafts of questions on %s', databaseId => {
  let database: Knex;
  let started: Awaited<ReturnType<typeof startBackend>>;
  let context: SourceContext | undefined;
  let incident: { id: string; key: string };
  let serviceIds: Record<string, string>;
  const inspector = new ChosenInspector();

  beforeAll(async () => {
    database = await databases.open(databaseId);
    const notes = new FakeRepository('notes', 'public');
    notes.push('runbooks/down.md', runbook('Restart it', 'Down', 'public'));
    notes.push('runbooks/full.md', runbook('Empty it', 'Full', 'internal'));
    started = await startBackend({
      entities: [component('shop'), component('mail')],
      inspectors: [inspector],
      config: {
        postMortems: { interval: '1s' },
        runbooks: { checkLinks: false },
      },
      features: [
        mockServices.database.factory({ knex: database }),
        createBackendModule({
          pluginId: 'operations',
          moduleId: 'test-documents',
          register(env) {
            env.registerInit({
              deps: { documents: operationsDocumentsExtensionPoint },
              async init({ documents }) {
                documents.addRepository(notes);
              },
            });
          },
        }),
      ],
      sources: [
        {
          id: 'puppet',
          title: 'Puppet',
          start: async given => {
            context = given;
          },
        },
      ],
    });
    const services = await until(() => {
      const known = context?.listServices() ?? [];
      return known.length === 2 ? known : undefined;
    });
    serviceIds = Object.fromEntries(
      services.map(({ entityRef, id }) => [entityRef, id]),
    );
    await until(async () => {
      const { body } = await started.get('/runbooks');
      return body.items?.length === 2;
    });
    const { body } = await started.send('post', '/incidents', {
      title: 'Nobody can pay',
      services: [{ service: MAIL }],
    });
    incident = body;
    await runs();
    await alerts();
  });

  /** In two environments, and in three clusters of one of them. */
  async function runs() {
    const serviceId = serviceIds[SHOP];
    const places: Array<[string, string, HealthStatus]> = [
      ['alpha', 'al-1', 'down'],
      ['production', 'eu-1', 'healthy'],
      ['production', 'eu-2', 'down'],
      ['production', 'us-1', 'degraded'],
      ['staging', 'st-1', 'healthy'],
      ['staging', 'st-2', 'degraded'],
    ];
    const scopes = places.map(([environment, cluster]) => ({
      environment,
      cluster,
      namespace: 'shops',
    }));
    await context?.declare([
      {
        serviceId,
        scopes: scopes.map(scope => ({ ...scope, intervalSeconds: 600 })),
        problems: [],
      },
    ]);
    await context?.record(
      places.map(([, cluster, status], at) => ({
        serviceId,
        scope: scopes[at],
        status,
        reasons: [],
        observedAt: new Date(),
        workloads: [
          {
            ...deployment('web', status === 'healthy' ? 3 : 1),
            images: [
              {
                container: 'app',
                image: 'shop:x',
                short: 'shop:x',
                tag: `on-${cluster}`,
              },
            ],
          },
        ],
      })),
    );
  }

  async function alerts() {
    const now = Date.now();
    const add = async (id: string, alertname: string, more: object = {}) => {
      await database('alerts').insert({
        id,
        source: 'test',
        fingerprint: id,
        service_id: serviceIds[SHOP],
        starts_at: now - 60_000,
        severity: 'ticket',
        title: `${alertname} of ${id}`,
        message: `It says ${id}.`,
        labels: JSON.stringify({ alertname }),
        annotations: '{}',
        visibility: 'public',
        updated_at: now,
        ...more,
      });
      await database('incident_alerts').insert({
        alert_id: id,
        incident_id: incident.id,
        joined_at: now,
      });
    };
    await add('slow', 'Slow', { starts_at: now, environment: 'staging' });
    await add('down', 'Down', {
      severity: 'page',
      annotations: JSON.stringify({
        dashboard_url: 'https://grafana.example.org/d/shop',
      }),
    });
    await add('over', 'Over', {
      severity: 'page',
      starts_at: now - 5_000,
      ends_at: now,
    });
    await add('quiet', 'Quiet', { severity: 'page', suppressed: 'silenced' });
    await add('other', 'Other', {
      severity: 'page',
      service_id: serviceIds[MAIL],
      starts_at: now,
    });
    await add('hidden', 'Hidden', {
      severity: 'page',
      visibility: 'internal',
      starts_at: now,
    });
    await add('full', 'Full', {
      annotations: '{"dashboard":"javascript:alert(1)"}',
      // eslint-disable-next-line no-script-url -- what somebody may try
      runbook_url: 'javascript:alert(2)',
      ends_at: now,
    });
  }

  async function draft(
    more: Partial<QuestionDraftInput> = {},
  ): Promise<QuestionDraft> {
    // What the portal itself says of its health joins the incident, too.
    await database('incident_alerts')
      .whereIn(
        'alert_id',
        database('alerts').select('id').whereNot('source', 'test'),
      )
      .delete();
    const { body, status } = await started.send('post', '/questions/draft', {
      artefact: { kind: 'service', service: SHOP },
      incident: incident.key,
      ...more,
    });
    expect([status, body.detail]).toEqual([200, undefined]);
    return body;
  }

  const page = (cluster: string) =>
    `[Deployment web](${PORTAL}/catalog/default/component/shop/operations?workload=${cluster}%2Fshops%2FDeployment%2Fweb&tab=pods)`;

  it('name the worst alert that fires, where it is worst, and what helps', async () => {
    const { text, visibility } = await draft();
    expect(visibility).toBe('public');
    expect(text).toContain(
      `- Alert: [Down of down](${PORTAL}/operations/alerts/down)`,
    );
    expect(text).toContain(': It says down.');
    expect(text).toContain('(production, eu-2), version on-eu-2');
    const { items } = (await started.get('/runbooks?alert=Down')).body;
    expect(text).toContain(
      `- More: ${page(
        'eu-2',
      )}, [Dashboard](https://grafana.example.org/d/shop), [Runbook Restart it](${PORTAL}/operations/runbooks/${
        items[0].id
      })\n`,
    );
    expect(text).not.toContain('Hidden');
  });

  it('name the worst alert that fires also where nobody asks in an incident', async () => {
    const { text } = await draft({ incident: undefined });
    expect(text).not.toContain('- Incident:');
    expect(text).toContain(
      `- Alert: [Down of down](${PORTAL}/operations/alerts/down)`,
    );
    const down = database('alerts').where('id', 'down');
    await down.clone().update({ suppressed: 'silenced' });
    expect((await draft({ incident: undefined })).text).toContain(
      '- Alert: [Slow of slow]',
    );
    await down.clone().update({ suppressed: null });
    const rule = { kind: 'alertRule' as const, service: SHOP, name: 'None' };
    const none = await draft({ artefact: rule, incident: undefined });
    expect(none.text).not.toContain('- Alert:');
  });

  it('say where the incident is, else the alert, else production', async () => {
    const at = async (input: Partial<QuestionDraftInput> = {}) =>
      /\(([^()]*)\), version (\S+)/.exec((await draft(input)).text)?.slice(1);
    const slow = { alert: 'slow' };
    expect(await at()).toEqual(['production, eu-2', 'on-eu-2']);
    expect(await at(slow)).toEqual(['staging, st-2', 'on-st-2']);
    const row = database('incidents').where('id', incident.id);
    await row.clone().update({ environment: 'alpha' });
    expect(await at(slow)).toEqual(['alpha, al-1', 'on-al-1']);
    await row.clone().update({ environment: null });
    const web = { kind: 'workload' as const, service: SHOP, name: 'web' };
    expect(await at({ artefact: { ...web, cluster: 'us-1' } })).toEqual([
      'production, us-1',
      'on-us-1',
    ]);
  });

  it('name the last alert where none fires, and no rule in place of another', async () => {
    const rule = { kind: 'alertRule' as const, service: SHOP };
    const slow = await draft({ artefact: { ...rule, name: 'Slow' } });
    expect(slow.title).toContain('what does Slow of slow mean?');
    const none = await draft({ artefact: { ...rule, name: 'None' } });
    expect(none.text).not.toContain('- Alert:');
    const firing = database('alerts').whereIn('id', ['slow', 'down', 'quiet']);
    await firing.clone().update({ ends_at: Date.now() });
    expect((await draft()).text).toContain('[Slow of slow]');
    await firing.clone().update({ ends_at: null });
  });

  it('link nothing that runs, and of public questions nothing internal', async () => {
    const artefact = { kind: 'alertRule' as const, service: SHOP };
    const open = await draft({ artefact: { ...artefact, name: 'Full' } });
    expect(open.text).toContain('[Full of full]');
    expect(open.text).not.toMatch(/javascript|Runbook/);
    const row = database('incidents').where('id', incident.id);
    await row.clone().update({ visibility: 'internal' });
    const inside = await draft({ artefact: { ...artefact, name: 'Full' } });
    expect(inside.visibility).toBe('internal');
    expect(inside.text).toContain('[Runbook Empty it]');
    expect((await draft()).text).toContain('[Hidden of hidden]');
    await row.clone().update({ visibility: 'public' });
  });

  it('quote the last words of what fails, redacted, once and with a trace', async () => {
    inspector.clusters = ['eu-2'];
    inspector.pieces = async function* log() {
      yield Buffer.from('cannot reach ');
      yield Buffer.from('quist@example.org\ngiving up\n');
    };
    // Nothing is quoted before it is known whom texts may name.
    const text = await until(async () => {
      await pause(200);
      inspector.logRequests.length = 0;
      const said = (await draft()).text;
      return said.includes('```') ? said : undefined;
    });
    expect(text).toMatch(/```\ncannot reach .+\ngiving up\n```/);
    expect(text).not.toContain('quist');
    expect(inspector.logRequests).toMatchObject([
      { cluster: 'eu-2', pod: 'web-1', container: 'app', previous: true },
    ]);
    expect(started.audit).toContainEqual(
      expect.objectContaining({ event: 'log-read', outcome: 'succeeded' }),
    );
    // Whoever goes on writing has it already.
    await draft({ text });
    // What somebody has pasted says more.
    const frame = 'at charge (/app/src/pay.js:1:2)';
    const pasted = await draft({
      artefact: { kind: 'frame', service: SHOP, text: frame },
    });
    expect(pasted.text).toContain(frame);
    expect(inspector.logRequests).toHaveLength(1);
    inspector.error = new Error('The cluster is away.');
    expect((await draft()).text).not.toContain('```');
    inspector.error = undefined;
    inspector.clusters = [];
  });
});
