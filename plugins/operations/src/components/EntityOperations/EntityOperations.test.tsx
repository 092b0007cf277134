import { renderTestApp } from '@backstage/frontend-test-utils';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { signalApiRef } from '@backstage/plugin-signals-react';
import {
  OPERATIONS_SIGNAL_CHANNEL,
  OperationsApi,
} from '@operate-first/plugin-operations-common';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { alertsWorld } from '../../../dev/alerts';
import { SCENARIOS } from '../../../dev/scenarios';
import { pushedAlertOf } from '../../__fixtures__/alerts';
import { fakeOperations } from '../../__fixtures__/fakeOperations';
import {
  ago,
  detailOf,
  observationOf,
  problem,
  serviceOf,
} from '../../__fixtures__/operations';
import { alertOf } from '../../__fixtures__/slos';
import { operationsApiRef } from '../../api/operationsApiRef';
import { entityOperationsContent, operationsPage } from '../../plugin';

const LONG = { timeout: 10_000 };
const ENTITY = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'payments', namespace: 'default' },
  spec: { type: 'service' },
};

function fakeSignals() {
  const listeners = new Set<(message: never) => void>();
  return {
    api: {
      subscribe: (channel: string, onMessage: (message: never) => void) => {
        expect(channel).toBe(OPERATIONS_SIGNAL_CHANNEL);
        listeners.add(onMessage);
        return { unsubscribe: () => listeners.delete(onMessage) };
      },
    },
    send: (message: unknown) =>
      act(() => listeners.forEach(tell => tell(message as never))),
  };
}

function renderPage(api: OperationsApi, signals = fakeSignals().api) {
  return renderTestApp({
    extensions: [
      createTestEntityPage({ entity: ENTITY }),
      entityOperationsContent,
      operationsPage,
    ],
    apis: [
      [operationsApiRef, api],
      [signalApiRef, signals],
    ],
  });
}

const headline = (name: RegExp) =>
  screen.findByRole('heading', { level: 2, name }, LONG);

describe('the Operations content of an entity', () => {
  it('says how a healthy service is, for how long, and how little it has been measured', async () => {
    const { container } = renderPage(SCENARIOS.healthy());
    await headline(/^Healthy for 12 min$/);
    expect(await screen.findByText(/Measured for 1 h of the/)).toBeVisible();
    expect(
      screen.getByText(/nobody looked before/, { exact: false }),
    ).toHaveTextContent('The last 35 min only');
    expect(
      // After midnight it says of which day.
      screen.getByRole('region', { name: /^Health since .*\d\d:\d\d$/ }),
    ).toBeVisible();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('leads with the reason and the remedy where the service is down', async () => {
    const { container } = renderPage(SCENARIOS.down());
    const strip = (await headline(/^Down for 12 min$/)).closest('section');
    expect(strip).toHaveTextContent(
      /min ?GET \/healthz answers 503 instead of 200\. Look at the log/,
    );
    await userEvent.click(screen.getByText(/as of/));
    expect(within(strip as HTMLElement).getByRole('table')).toHaveTextContent(
      'answered 503 in 12 ms',
    );
    expect(await axe(container)).toHaveNoViolations();
  });

  it('keeps the last known value of a stale observation, marked, and is not green', async () => {
    const { container } = renderPage(SCENARIOS.stale());
    const strip = (await headline(/^Unknown for 4 min$/)).closest('section');
    expect(strip).toHaveTextContent('Not known at present');
    expect(strip).toHaveTextContent(/Last known: Healthy, \d\d:\d\d/);
    expect(strip).toHaveTextContent('1 source, 1 stale');
    expect(screen.getByRole('img', { name: 'Healthy, stale' })).toBeVisible();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('knows nothing where nobody looked: no figure, no colour, and how to change that', async () => {
    const { container } = renderPage(SCENARIOS.unknown());
    await headline(/^Unknown$/);
    expect(
      await screen.findByText(/One thing written for this service/),
    ).toBeVisible();
    expect(
      screen.getByText('operate-first.io/probes[0].timeLimit'),
    ).toBeVisible();
    expect(await screen.findByText(/No look was counted/)).toBeVisible();
    expect(
      screen.getByText(/no owner, so there is nobody to ask/),
    ).toBeVisible();
    expect(screen.queryByText(/%/)).not.toBeInTheDocument();
    expect(container.querySelector('[data-mark="healthy"]')).toBeNull();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('names environments, and says which of them decide', async () => {
    renderPage(SCENARIOS.usual());
    await headline(/^Degraded for 12 min$/);
    const deciding = screen.getByRole('list', { name: 'Counted above:' });
    expect(within(deciding).getAllByRole('listitem')).toHaveLength(2);
    expect(deciding).toHaveTextContent(/eu-1.*us-1/);
    expect(deciding).not.toHaveTextContent('production');
    expect(
      screen.getByRole('list', { name: 'Also observed, not counted above:' }),
    ).toHaveTextContent('staging');
  });

  it('says which incidents are open and were, leads to them, and says what fires once', async () => {
    const { api } = alertsWorld();
    const health = alertOf({
      id: 'health',
      source: 'health',
      slo: undefined,
      title: 'payments is degraded',
    });
    const { container } = renderPage({
      ...api,
      getServiceAlerts: async () => ({
        items: [
          health,
          pushedAlertOf('letters', {
            title: 'LettersPile',
            labels: { alertname: 'LettersPile' },
            runbook: 'r1',
          }),
          ...(await api.listAlerts({ service: ['component:default/payments'] }))
            .items,
        ],
        totalItems: 1,
      }),
    });
    await headline(/^Degraded for 12 min$/);
    const strip = within(
      (await screen.findByText(/INC-12 open/)).closest('li') as HTMLElement,
    );
    expect(strip.getByText('SEV2')).toBeVisible();
    expect(strip.getByRole('link')).toHaveAttribute(
      'href',
      '/operations/incidents/INC-12',
    );
    expect(screen.getByText('3 people follow it')).toBeVisible();
    const card = await screen.findByRole('region', { name: 'Incidents' });
    expect(card).toHaveTextContent(/INC-12.*nobody leads it/);
    expect(
      within(card).getByText('One was resolved in the last 30 days'),
    ).toBeVisible();
    expect(
      within(card).getByRole('link', { name: 'All incidents of this service' }),
    ).toHaveAttribute(
      'href',
      '/operations/incidents?service=component%3Adefault%2Fpayments',
    );
    const alerts = await screen.findByRole('region', { name: 'Alerts' });
    expect(alerts).not.toHaveTextContent('payments is degraded');
    expect(alerts).toHaveTextContent(/not well is an alert, too/);
    expect(alerts).toHaveTextContent(/DiskFull.*No runbook/);
    // No rule names it: it is called after the alert.
    expect(
      within(alerts)
        .getAllByRole('link', { name: 'What to do (runbook)' })
        .map(link => link.getAttribute('href')),
    ).toContain('/operations/runbooks/r1');
    const lane = screen.getByRole('toolbar', { name: 'Incidents' });
    await userEvent.click(
      within(lane).getByRole('button', { name: /^Incident INC-12/ }),
    );
    expect(
      within(await screen.findByRole('dialog')).getByRole('link', {
        name: /^INC-12/,
      }),
    ).toHaveAttribute('href', '/operations/incidents/INC-12');
    expect(await axe(container)).toHaveNoViolations();
  });

  it('declares an incident of the service, which knows what is wrong', async () => {
    const { api } = alertsWorld();
    const declareIncident = jest.fn(api.declareIncident);
    renderPage({ ...api, declareIncident });
    const card = await screen.findByRole('region', { name: 'Incidents' }, LONG);
    await userEvent.click(
      await within(card).findByRole('button', { name: 'Declare an incident' }),
    );
    const dialog = await screen.findByRole('dialog');
    await waitFor(
      () =>
        expect(
          within(dialog).getByRole('textbox', { name: /Title/ }),
        ).toHaveValue('payments is degraded'),
      LONG,
    );
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Declare' }),
    );
    await waitFor(() => expect(declareIncident).toHaveBeenCalled(), LONG);
    expect(declareIncident).toHaveBeenCalledWith(
      expect.objectContaining({
        services: [{ service: 'component:default/payments' }],
      }),
    );
  });

  it('follows a service, and says how many do', async () => {
    const { api } = alertsWorld();
    const state = { following: false, followers: 3 };
    renderPage({
      ...api,
      getFollowing: async () => ({ ...state }),
      followService: async () =>
        Object.assign(state, { following: true, followers: 4 }),
    });
    await userEvent.click(
      await screen.findByRole('button', { name: /^Follow this service/ }, LONG),
    );
    expect(await screen.findByText('4 people follow it')).toBeVisible();
    expect(
      screen.getByRole('button', { name: /^You follow this service/ }),
    ).toHaveAttribute('aria-pressed', 'true');
  });

  it('tells the anonymous how many people they would see', async () => {
    renderPage(SCENARIOS.anonymous());
    expect(
      await screen.findByText('Sign in to see the 3 people of Payments.'),
    ).toBeVisible();
    expect(screen.queryByText(/@example.com/)).not.toBeInTheDocument();
  });

  it('walks through the ribbon by keys and shows its numbers', async () => {
    renderPage(SCENARIOS.usual());
    const ribbon = await screen.findByRole('slider');
    expect(ribbon).toHaveAttribute(
      'aria-valuetext',
      expect.stringMatching(/^Down,/),
    );
    act(() => ribbon.focus());
    await userEvent.keyboard('{Home}');
    expect(ribbon).toHaveAttribute(
      'aria-valuetext',
      expect.stringMatching(/^Not looked yet,/),
    );
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    expect(ribbon).toHaveAttribute(
      'aria-valuetext',
      expect.stringMatching(/^Down,.*answers 503/),
    );
    await userEvent.click(screen.getAllByText('The numbers')[0]);
    expect(
      screen.getByRole('table', { name: /9 stretches of time/ }),
    ).toBeVisible();
  });

  it('shows a part that fails as failing, and the rest', async () => {
    let broken = true;
    const api = fakeOperations({ services: [serviceOf('payments')] });
    const { container } = renderPage({
      ...api,
      getServiceHistory: (...args) =>
        broken
          ? Promise.reject(problem(500, 'The database is locked.'))
          : api.getServiceHistory(...args),
    });
    await headline(/^Healthy/);
    expect(
      await screen.findByText(/reports a problem: The database is locked/),
    ).toBeVisible();
    expect(await screen.findByText('Ada Example')).toBeVisible();
    expect(await axe(container)).toHaveNoViolations();

    broken = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('slider')).toBeVisible();
    expect(screen.queryByText(/database is locked/)).not.toBeInTheDocument();
  });

  it('says that a service is not known yet', async () => {
    renderPage({
      ...SCENARIOS.failing(),
      getService: fakeOperations().getService,
    });
    expect(
      await screen.findAllByText('Operations does not know this service yet.'),
    ).not.toHaveLength(0);
  });

  it('has the shape of what comes while it loads', async () => {
    const { container } = renderPage(SCENARIOS.loading());
    expect(
      await screen.findByRole('region', { name: 'Objectives' }, LONG),
    ).toBeVisible();
    expect(container.querySelectorAll('.bui-Skeleton').length).toBeGreaterThan(
      5,
    );
    expect(await axe(container)).toHaveNoViolations();
  });

  it('turns when a change is announced, and says so', async () => {
    const signals = fakeSignals();
    let service = serviceOf('payments');
    const api = fakeOperations();
    const getService = jest.fn(async () => detailOf(service));
    const getServiceHistory = jest.fn(SCENARIOS.full().getServiceHistory);
    const getServiceAvailability = jest.fn(api.getServiceAvailability);
    renderPage(
      { ...api, getService, getServiceHistory, getServiceAvailability },
      signals.api,
    );
    await headline(/^Healthy/);
    await screen.findByRole('slider');
    const figures = getServiceHistory.mock.calls.length;
    const ratios = getServiceAvailability.mock.calls.length;
    const calls = getService.mock.calls.length;

    signals.send({ changes: [{ id: 'another', version: 7 }] });
    service = {
      ...serviceOf('payments', 'down'),
      version: 2,
      health: { ...serviceOf('payments', 'down').health, since: ago(2_000) },
    };
    signals.send({ changes: [{ id: service.id, version: 2 }] });
    await headline(/^Down for \d s$/);
    expect(getService.mock.calls.length).toBe(calls + 1);
    expect(getServiceHistory.mock.calls.length).toBeGreaterThan(figures);
    expect(getServiceAvailability.mock.calls.length).toBeGreaterThan(ratios);
    await waitFor(() =>
      expect(
        screen
          .getAllByRole('status')
          .some(status => /is now: Down/.test(status.textContent ?? '')),
      ).toBe(true),
    );
  });

  it('speaks of the past where the API stops answering, and lets nothing go on', async () => {
    const signals = fakeSignals();
    let broken = false;
    const service = serviceOf('payments');
    const { container } = renderPage(
      {
        ...fakeOperations({ services: [service] }),
        getService: async () => {
          if (broken) throw new TypeError('Failed to fetch');
          return detailOf(service);
        },
      },
      signals.api,
    );
    await headline(/^Healthy for/);
    broken = true;
    signals.send({ changes: [{ id: service.id, version: 2 }] });
    const strip = (await headline(/^Was Healthy as of \d\d:\d\d$/)).closest(
      'section',
    ) as HTMLElement;
    expect(strip).not.toHaveAttribute('data-health');
    expect(
      within(strip).getByRole('img', { name: 'Healthy, stale' }),
    ).toBeVisible();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('shows what runs where, why it is not well, and where to look', async () => {
    const { container } = renderPage(SCENARIOS.usual());
    const table = await screen.findByRole(
      'table',
      { name: 'What runs in production, by cluster' },
      LONG,
    );
    const row = within(table).getByRole('row', {
      name: /^payments ?Deployment/,
    });
    const [eu, us] = within(row).getAllByRole('cell');
    expect(eu).toHaveTextContent(
      /1\/3.*→ 1\.8\.3, 2 of 3 new.*14 restarts.*0\.21 of 1\.5 cores.*310 of 768 MiB/,
    );
    expect(us).toHaveTextContent(/3\/3.*1\.8\.2/);
    const card = screen.getByRole('region', { name: 'Clusters' });
    expect(card).toHaveTextContent('eu-1 goes to 1.8.3; us-1 has 1.8.2');
    expect(card).toHaveTextContent(
      'eu-1: 2 of 3 pods of payments cannot start: image not found',
    );
    expect(within(card).getByText(/manifest unknown/)).not.toBeVisible();
    expect(
      within(card).getByRole('link', {
        name: 'Logs of payments-7d4f9-2 in eu-1',
      }),
    ).toHaveAttribute('href', expect.stringMatching(/tab=logs.*previous=true/));
    expect(within(card).getByText(/^staging: one workload/)).toBeVisible();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('keeps what a silent cluster showed last, marked, with the reason', async () => {
    renderPage(SCENARIOS.dark());
    expect(
      await screen.findByText(
        /^kubernetes eu-1 does not answer \(timeout\); what is shown is from .*\d\d:\d\d\.$/,
        {},
        LONG,
      ),
    ).toBeVisible();
    expect(
      screen.getByRole('link', {
        name: 'payments in eu-1: 1 of 3 ready, Degraded, stale',
      }),
    ).toBeVisible();
    expect(
      screen.getByRole('link', {
        name: 'payments in us-1: 3 of 3 ready, Healthy',
      }),
    ).toBeVisible();
  });

  it('says of a place that is not seen any more since when, once, and marks it so', async () => {
    const service = serviceOf('payments');
    const seenIn = (environment: string, cluster: string, stale: boolean) =>
      observationOf('healthy', {
        source: `kubernetes:${cluster}`,
        scope: { environment, cluster },
        ...(stale && {
          stale,
          observedAt: ago(9 * 60_000),
          staleReason: 'Kubernetes cluster eu-1 refuses connections',
        }),
      });
    const observations = [
      seenIn('production', 'eu-1', true),
      seenIn('production', 'us-1', false),
      seenIn('staging', 'eu-1', true),
    ];
    const environments = ['production', 'staging'].map(environment => ({
      environment,
      headline: environment === 'production',
      health: service.health,
      locations: observations
        .filter(({ scope }) => scope.environment === environment)
        .map(({ scope }) => ({
          scope,
          status: 'healthy' as const,
          reasons: [],
        })),
    }));
    const { container } = renderPage(
      fakeOperations({
        services: [service],
        details: {
          [service.entityRef]: detailOf(service, {
            observations,
            environments,
          }),
        },
      }),
    );
    const strip = (
      await headline(/^Healthy for 12 min; eu-1 not seen since .*\d\d:\d\d$/)
    ).closest('section') as HTMLElement;
    expect(
      within(within(strip).getByRole('list', { name: 'Counted above:' }))
        .getAllByRole('img')
        .map(mark => mark.getAttribute('aria-label')),
    ).toEqual(['Healthy, stale', 'Healthy']);
    expect(
      within(strip).getByText(
        /^Kubernetes cluster eu-1 refuses connections; what is shown is from .*\d\d:\d\d\.$/,
      ),
    ).toBeVisible();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('asks for the annotation where nobody looks, and only hints at it where others do', async () => {
    const { unmount } = renderPage(SCENARIOS.unknown());
    expect(
      await screen.findByText('No cluster shows this service', {}, LONG),
    ).toBeVisible();
    unmount();
    renderPage(SCENARIOS.healthy());
    expect(
      await screen.findByText(/^Not looked for in clusters/, {}, LONG),
    ).toBeVisible();
  });

  it('marks changes on the time axis and lists them by day', async () => {
    const { container } = renderPage(SCENARIOS.usual());
    const lane = await screen.findByRole(
      'toolbar',
      { name: /^Restarts/ },
      LONG,
    );
    const marks = within(lane).getAllByRole('button');
    const last = marks[marks.length - 1];
    expect(last).toHaveAccessibleName(/^2 restarts, /);
    act(() => last.focus());
    await userEvent.keyboard('{ArrowLeft}');
    expect(marks[marks.length - 2]).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    const popover = await screen.findByRole('dialog');
    expect(popover).toHaveTextContent('web in payments-7d4f9-2 was restarted');
    expect(await axe(popover)).toHaveNoViolations();
    await userEvent.keyboard('{Escape}');

    const card = await screen.findByRole('region', { name: 'Changes' });
    expect(within(card).getAllByRole('listitem')).toHaveLength(10);
    await userEvent.click(
      within(card).getByRole('button', { name: /Scaling 7/ }),
    );
    expect(within(card).getAllByRole('listitem')).toHaveLength(7);
    expect(card).not.toHaveTextContent('was restarted');
    expect(await axe(container)).toHaveNoViolations();
  });

  it('leads with the burning budget, and shows what is promised, worst first', async () => {
    const { container } = renderPage(SCENARIOS.slos());
    const strip = (await headline(/^Degraded/)).closest(
      'section',
    ) as HTMLElement;
    const firing = await within(strip).findByRole('list', {
      name: 'Firing alerts',
    });
    expect(firing).toHaveTextContent(/Page.*burns too fast.*firing for 12 min/);
    expect(strip).toHaveTextContent(
      /Payments answers: budget 31 % left, burning 6\.2×, empty in 9 h/,
    );
    expect(
      within(strip).getByRole('list', { name: 'Maintenance' }),
    ).toHaveTextContent(/In maintenance until \d\d:\d\d: Database upgrade/);

    const card = await screen.findByRole('region', { name: 'Objectives' });
    expect(
      within(card)
        .getAllByRole('heading', { level: 3 })
        .map(({ textContent }) => textContent),
    ).toEqual(['Payments answersBurning', 'Payments is fastOn track']);
    expect(card).toHaveTextContent(
      /Nearly all: 99\.99 % in 28 d.*— budget not known.*No traffic since 14:05 UTC/,
    );
    expect(card).toHaveTextContent(
      'Budget 31 % left. At 50 %: Look at what burns it every week.',
    );
    const alerts = screen.getByRole('region', { name: 'Alerts' });
    await userEvent.click(within(alerts).getByText(/^One was over/));
    expect(
      within(alerts).getByText(/Sat|Sun|Mon|Tue|Wed|Thu|Fri/),
    ).toHaveTextContent(/lasted 40 min/);
    expect(await axe(container)).toHaveNoViolations();
  });

  it('suggests an objective where there is none, and does not count it', async () => {
    const { container } = renderPage(SCENARIOS.slosNone());
    expect(
      await screen.findByText('Nothing is promised yet.', {}, LONG),
    ).toBeVisible();
    expect(screen.getByText('Suggested, not promised.')).toBeVisible();
    await userEvent.click(screen.getByText('The file'));
    expect(screen.getByText(/^apiVersion: openslo\/v1/)).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'Add an SLO' }).getAttribute('href'),
    ).toMatch(/\/requests\/new\/slo\?service=.*&counts=probe$/);
    expect(
      screen.getByRole('link', { name: 'Add an alert' }).getAttribute('href'),
    ).toMatch(/\/requests\/new\/alert\?service=/);
    expect(await axe(container)).toHaveNoViolations();
  });

  it('asks for golden signals when they are wanted, and says which cannot be had', async () => {
    const api = SCENARIOS.slos();
    const getServiceSignals = jest.fn(api.getServiceSignals);
    const { container } = renderPage({ ...api, getServiceSignals });
    const open = await screen.findByRole('button', { name: 'Show them' }, LONG);
    expect(getServiceSignals).not.toHaveBeenCalled();
    await userEvent.click(open);
    const rate = await screen.findByRole('region', { name: 'Requests' }, LONG);
    expect(rate).toHaveTextContent(/\d+(\.\d)?\/s/);
    expect(screen.getByRole('region', { name: 'Memory' })).toHaveTextContent(
      'Prometheus eu-1 does not answer (timeout).',
    );
    await userEvent.click(within(rate).getByText(/^The query/));
    expect(within(rate).getByText('rate{service="payments"}')).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'Payments in Grafana' }),
    ).toHaveAttribute('href', 'https://grafana.example.com/d/payments');
    expect(await axe(container)).toHaveNoViolations();
  });
});
