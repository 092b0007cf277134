import {
  alertFingerprint,
  burnAlertLabels,
} from '@operate-first/plugin-operations-common';
import { stringify } from 'yaml';
import { startPortal } from './__testUtils__/portal';
import { describeWithAlertmanager, until } from './__testUtils__/programs';
import { RealMonitoring } from './__testUtils__/RealMonitoring';

jest.setTimeout(180_000);

const TOKEN = 'a-token-of-a-test';
/** As the rules of the portal label their alerts; see burnAlertLabels. */
const BURN = burnAlertLabels(
  {
    ref: 'slo:default/checkout-availability',
    serviceRef: 'component:default/checkout',
    environment: 'production',
  },
  { index: 0 },
  { tier: 'page_1h', severity: 'page' },
);

/** Rules by name; each fires at once, with these labels. */
function rules(alerts: Record<string, Record<string, string>>): string {
  return stringify({
    groups: [
      {
        name: 'test',
        rules: Object.entries(alerts).map(([alert, labels]) => ({
          alert,
          expr: 'vector(1)',
          labels,
          annotations: {
            summary: `${alert} fires.`,
            runbook_url: 'https://runbooks.example.org/x',
          },
        })),
      },
    ],
  });
}

const { alertname, ...burnLabels } = BURN;
const BOTH = rules({
  [alertname]: burnLabels,
  Full: { severity: 'warning', prometheus_replica: 'a' },
});

describeWithAlertmanager('with Prometheus and Alertmanager', () => {
  let monitoring: RealMonitoring;
  let portal: Awaited<ReturnType<typeof startPortal>>;

  beforeAll(async () => {
    monitoring = await RealMonitoring.create(BOTH);
    const { url } = monitoring.alertmanager;
    portal = await startPortal([
      {
        name: 'eu-1',
        title: 'Alertmanager EU',
        url,
        page: url,
        pollInterval: '500ms',
        webhook: { bearer: { token: TOKEN } },
      },
    ]);
    await monitoring.start({
      url: `http://127.0.0.1:${portal.port}/api/operations/webhooks/alertmanager/eu-1`,
      token: TOKEN,
    });
  });

  afterAll(async () => {
    await portal?.stop();
    await monitoring?.stop();
  });

  const pushedOf = (name: string) =>
    portal.told.pushed.filter(({ labels }) => labels.alertname === name);

  it('takes the same alert by webhook and by asking, with the fingerprint that the portal gives it', async () => {
    await until('both were pushed', () =>
      [alertname, 'Full'].every(name => pushedOf(name).length > 0),
    );
    const byPush = () =>
      pushedOf(alertname).find(({ silencedBy }) => !silencedBy);
    await until('it came by webhook', () => byPush() !== undefined);
    const byAsking = () =>
      pushedOf(alertname).find(({ silencedBy }) => silencedBy);
    await until('it came by asking', () => byAsking() !== undefined);
    const burn = byPush();
    expect(burn).toMatchObject({
      fingerprint: alertFingerprint(BURN),
      labels: BURN,
      annotations: {
        summary: `${alertname} fires.`,
        runbook_url: 'https://runbooks.example.org/x',
      },
    });
    expect(burn?.endsAt).toBeUndefined();
    expect(byAsking()).toMatchObject({
      fingerprint: burn?.fingerprint,
      startsAt: burn?.startsAt,
      silencedBy: [],
    });
    // What tells replicas apart is no part of it.
    const [full] = pushedOf('Full');
    expect(full.labels).toEqual({ alertname: 'Full', severity: 'warning' });
    // It has just started: what fires is taken, and nothing ends.
    expect(portal.told.reconciled).toEqual([]);
    expect(portal.told.reports.at(-1)).toEqual({
      state: 'running',
      message: expect.stringContaining('It has just started'),
    });
  });

  it('makes a silence, sees whom it keeps quiet, and ends it', async () => {
    const { source, told } = portal;
    const endsAt = new Date(Date.now() + 3_600_000);
    const made = await source.silences?.create({
      matchers: [
        { name: 'alertname', value: 'Fu.*', operator: '=~' },
        { name: 'severity', value: 'page', operator: '!=' },
      ],
      startsAt: new Date(),
      endsAt,
      comment: 'The disk is being replaced.',
      createdBy: 'user:default/ada',
    });
    expect(made).toMatchObject({
      state: 'active',
      endsAt,
      comment: 'The disk is being replaced.',
      createdBy: 'user:default/ada',
      matchers: expect.arrayContaining([
        { name: 'alertname', value: 'Fu.*', operator: '=~' },
        { name: 'severity', value: 'page', operator: '!=' },
      ]),
      url: `${monitoring.alertmanager.url}/#/silences/${made?.id}`,
    });
    await until('it is among all silences', () =>
      told.silences.some(({ id }) => id === made?.id),
    );
    await until(
      'it keeps the alert quiet',
      () => pushedOf('Full').at(-1)?.silencedBy?.[0] === made?.id,
    );
    expect(
      pushedOf(alertname).findLast(({ silencedBy }) => silencedBy)?.silencedBy,
    ).toEqual([]);
    const ended = await source.silences?.end(
      made?.id ?? '',
      'user:default/ada',
    );
    expect(ended).toMatchObject({ id: made?.id, state: 'expired' });
    // Ending it again is no mistake; one that never was is said.
    expect(
      await source.silences?.end(made?.id ?? '', 'user:default/ada'),
    ).toMatchObject({ state: 'expired' });
    await expect(
      source.silences?.end('00000000-0000-4000-8000-000000000000', 'x'),
    ).rejects.toThrow('knows of no silence');
    await expect(
      source.silences?.create({
        matchers: [{ name: 'a', value: '(', operator: '=~' }],
        startsAt: new Date(),
        endsAt,
        comment: 'x',
        createdBy: 'x',
      }),
    ).rejects.toThrow('does not accept this silence');
  });

  it('ends nothing when it has forgotten everything, and ends what has ended', async () => {
    const { told } = portal;
    await monitoring.forget();
    const before = told.reports.length;
    await until('it was asked again', () =>
      told.reports
        .slice(before)
        .some(({ message }) => message.includes('It has just started')),
    );
    expect(told.reconciled).toEqual([]);
    expect(pushedOf(alertname).some(({ endsAt }) => endsAt)).toBe(false);
    const soFar = told.pushed.length;
    await until('Prometheus has told it again', () =>
      told.pushed
        .slice(soFar)
        .some(({ labels }) => labels.alertname === 'Full'),
    );
    await monitoring.setRules(rules({ [alertname]: burnLabels }));
    await until('the end was pushed', () =>
      pushedOf('Full').some(({ endsAt }) => endsAt),
    );
    const [first] = pushedOf('Full');
    const end = pushedOf('Full').find(({ endsAt }) => endsAt);
    expect(end?.startsAt).toEqual(first.startsAt);
  });

  it('says that it does not answer, and that nothing has ended', async () => {
    const { source, told } = portal;
    await monitoring.alertmanager.stop();
    await until(
      'it was noticed',
      () => told.reports.at(-1)?.state === 'failing',
    );
    expect(told.reports.at(-1)?.message).toBe(
      'Alertmanager EU does not answer. What fired goes on as it was known. Look whether it runs, and whether the portal may reach it.',
    );
    expect(told.reconciled).toEqual([]);
    await expect(source.silences?.end('x', 'y')).rejects.toThrow(
      'Alertmanager EU does not answer.',
    );
  });
});
