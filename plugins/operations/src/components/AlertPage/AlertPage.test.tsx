import { renderTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  OperationsApi,
  ProblemError,
} from '@operate-first/plugin-operations-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { alertsWorld } from '../../../dev/alerts';
import { operationsApiRef } from '../../api/operationsApiRef';
import { operationsPage } from '../../plugin';

const LONG = { timeout: 10_000 };

function render(
  api: OperationsApi,
  path: string,
  result: AuthorizeResult.ALLOW | AuthorizeResult.DENY = AuthorizeResult.ALLOW,
) {
  return renderTestApp({
    extensions: [operationsPage],
    initialRouteEntries: [path],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    apis: [
      [operationsApiRef, api],
      [permissionApiRef, { authorize: async () => ({ result }) }],
    ],
  });
}

const region = (name: string) => screen.findByRole('region', { name }, LONG);

describe('the page of an alert', () => {
  it('asks about it by what people call it, not by the name of its rule', async () => {
    render(alertsWorld().api, '/operations/alerts/burn');
    const button = { name: 'Ask the author' };
    await userEvent.click(await screen.findByRole('button', button, LONG));
    const dialog = await screen.findByRole('dialog', undefined, LONG);
    expect(dialog).toHaveTextContent(/About the alert The .* burns too fast/);
    expect(dialog).not.toHaveTextContent('SloBurn');
  });

  it('says what fires, whose it is and why, when it fired before, and its incident', async () => {
    const { container } = render(alertsWorld().api, '/operations/alerts/disk');
    expect(
      await screen.findByRole('heading', { name: /Page · DiskFull/ }, LONG),
    ).toBeVisible();
    expect(
      screen.getByText('The disk of payments fills up within four hours.'),
    ).toBeVisible();
    expect(screen.getByText(/No runbook: nobody has/)).toBeVisible();
    expect(
      screen
        .getByRole('link', { name: 'Write the runbook' })
        .getAttribute('href'),
    ).toMatch(/\/requests\/new\/alert\?service=.*name=DiskFull&from=existing/);
    expect(screen.getByRole('link', { name: 'Dashboard' })).toHaveAttribute(
      'href',
      'https://grafana.example.com/d/disk',
    );
    expect(screen.getByRole('link', { name: /^INC-12/ })).toHaveAttribute(
      'href',
      '/operations/incidents/INC-12',
    );
    expect(await region('Why it belongs there')).toHaveTextContent(
      'Its label service names payments.',
    );
    expect(await region('When it fired before')).toHaveTextContent(
      /40 min.*end not known/,
    );
    expect(await region('Labels')).toHaveTextContent(/namespace.*payments/);
    // It has an incident: no second one is offered, and nothing says why it has none.
    expect(screen.queryByText('Why it is in no open incident')).toBeNull();
    expect(
      screen.queryByRole('button', { name: 'Declare an incident' }),
    ).not.toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('leads to the runbook that is called after it, where no rule names one', async () => {
    const { api } = alertsWorld();
    const getAlert: OperationsApi['getAlert'] = async (...args) => {
      const detail = await api.getAlert(...args);
      return { ...detail, alert: { ...detail.alert, runbook: 'r1' } };
    };
    render({ ...api, getAlert }, '/operations/alerts/disk');
    expect(
      await screen.findByRole('link', { name: 'What to do (runbook)' }, LONG),
    ).toHaveAttribute('href', '/operations/runbooks/r1');
    expect(screen.queryByText(/No runbook/)).toBeNull();
  });

  it('says why it is nobody’s, and makes the rule that changes that', async () => {
    const { api, asked } = alertsWorld();
    render(api, '/operations/alerts/queue');
    const whose = await region('Why it belongs to no service');
    expect(whose).toHaveTextContent(
      /No service runs in the namespace letters.*It may mean: mailer/,
    );
    expect(
      screen.getByRole('button', { name: 'Declare an incident' }),
    ).toBeVisible();
    await userEvent.click(
      within(whose).getByRole('button', { name: 'Belongs to…' }),
    );
    const dialog = await screen.findByRole('dialog');
    // Begins with the labels that tell the service, and shows what else they mean.
    expect(
      await within(dialog).findByText(
        'It maps one alert that fires now: QueueGrows.',
      ),
    ).toBeVisible();
    const value = within(dialog).getByRole('textbox', { name: 'Value' });
    await userEvent.clear(value);
    await userEvent.type(value, 'payments');
    expect(
      await within(dialog).findByText(/^It maps 3 alerts that fire now/),
    ).toBeVisible();
    expect(
      within(dialog).getByText(/belong to another service now/),
    ).toBeVisible();
    await userEvent.clear(value);
    await userEvent.type(value, 'letters');
    expect(await axe(dialog)).toHaveNoViolations();
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Make the rule' }),
    );
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
    expect(asked.mappings).toEqual([
      {
        service: 'component:default/mailer',
        matchers: [{ name: 'namespace', operator: '=', value: 'letters' }],
      },
    ]);
  });

  it('silences, with the reason and the end, and says what the API refuses at its field', async () => {
    const { api, asked } = alertsWorld();
    const refusals = [
      ProblemError.from(new Response(undefined, { status: 400 }), {
        type: 'about:blank',
        title: 'Bad Request',
        status: 400,
        detail: 'The silence cannot be made.',
        errors: [
          {
            field: 'comment',
            message: 'The comment is too short.',
            remedy: 'Say a little more.',
          },
        ],
      }),
    ];
    render(
      {
        ...api,
        silence: async input => {
          const refusal = refusals.pop();
          if (refusal) throw refusal;
          return api.silence(input);
        },
      },
      '/operations/alerts/disk',
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Silence DiskFull' }, LONG),
    );
    const dialog = await screen.findByRole('dialog');
    const send = within(dialog).getByRole('button', { name: 'Silence' });
    await userEvent.click(send);
    expect(await within(dialog).findByText('Say why.')).toBeVisible();
    expect(asked.silences).toEqual([]);
    expect(
      within(dialog).getByText(
        'One alert that fires now matches: DiskFull (payments).',
      ),
    ).toBeVisible();
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: /^Why/ }),
      'Soon',
    );
    await userEvent.click(send);
    expect(
      await within(dialog).findByText(
        'The comment is too short. Say a little more.',
      ),
    ).toBeVisible();
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Remove instance' }),
    );
    await userEvent.click(send);
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
    const [made] = asked.silences;
    expect(made).toMatchObject({
      source: 'alertmanager-eu-1',
      comment: 'Soon',
    });
    expect(made.matchers.map(({ name }) => name)).toEqual([
      'alertname',
      'job',
      'namespace',
      'severity',
    ]);
    const lasts = Date.parse(made.endsAt) - Date.now();
    expect(lasts).toBeGreaterThan(50 * 60_000);
    expect(lasts).toBeLessThanOrEqual(60 * 60_000);
  });

  it('lets visitors read, offers them nothing they may not do, and tells what is not there', async () => {
    const page = render(
      alertsWorld().api,
      '/operations/alerts/quiet',
      AuthorizeResult.DENY,
    );
    expect(await region('What keeps it quiet')).toHaveTextContent(
      /The disk is replaced tonight.*alertname="DiskFull"/,
    );
    expect(screen.getByText('Ada silenced it until 18:00.')).toBeVisible();
    expect(await region('Why it is in no open incident')).toHaveTextContent(
      /It is silenced, and opens nothing\.Decided .*\d{2}:\d{2}/,
    );
    expect(screen.queryByRole('button', { name: /Silence|End/ })).toBeNull();
    page.unmount();
    render(alertsWorld().api, '/operations/alerts/nothing');
    expect(
      await screen.findByText(/does not know this alert/, {}, LONG),
    ).toBeVisible();
  });
});

describe('the page of silences', () => {
  it('tells which run, until when, why and by whom, and ends one after asking twice', async () => {
    const { container } = render(
      alertsWorld().api,
      '/operations/alerts/silences',
    );
    const running = await region('Running');
    expect(running).toHaveTextContent(
      /The disk is replaced tonight.*until .*more.*in Alertmanager eu-1.*keeps one alert quiet/,
    );
    expect(await region('Over')).toHaveTextContent(/night report.*by somebody/);
    expect(await axe(container)).toHaveNoViolations();
    await userEvent.click(
      within(running).getByRole('button', { name: /^End now/ }),
    );
    await userEvent.click(
      within(running).getByRole('button', { name: /^Really end it/ }),
    );
    await waitFor(() => expect(running).not.toBeInTheDocument());
    expect(await region('Over')).toHaveTextContent('replaced tonight');
  });

  it('asks visitors to sign in, and says where silences are made when nothing is connected', async () => {
    const { api } = alertsWorld();
    render(
      { ...api, listSilences: async () => ({ items: [], sources: [] }) },
      '/operations/alerts/silences',
      AuthorizeResult.DENY,
    );
    expect(
      await screen.findByText(/and none is connected/, {}, LONG),
    ).toBeVisible();
    expect(screen.getByText(/to silence alerts\.$/)).toBeVisible();
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });
});

describe('the page of rules', () => {
  it('lists whose alerts are whose, and takes away only what was made on a page', async () => {
    const { container } = render(
      alertsWorld().api,
      '/operations/alerts/mappings',
    );
    const rules = await screen.findByRole(
      'table',
      { name: 'To whom alerts belong' },
      LONG,
    );
    expect(rules).toHaveTextContent(/namespace="letters".*mailer.*2.*Ada/);
    expect(rules).toHaveTextContent(/staging.*stands in the configuration/);
    expect(await axe(container)).toHaveNoViolations();
    await userEvent.click(
      within(rules).getByRole('button', {
        name: 'Remove the rule for mailer',
      }),
    );
    await userEvent.click(
      within(rules).getByRole('button', {
        name: 'Really remove the rule for mailer',
      }),
    );
    await waitFor(() => expect(rules).not.toHaveTextContent('mailer'));
    expect(rules).toHaveTextContent('payments');
  });
});
