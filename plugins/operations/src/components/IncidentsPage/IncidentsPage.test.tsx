import { renderTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { OperationsApi } from '@operate-first/plugin-operations-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { fakeOperations } from '../../__fixtures__/fakeOperations';
import { fakeDesk, incidentOf } from '../../__fixtures__/incidents';
import { ago, problem, serviceOf } from '../../__fixtures__/operations';
import { operationsApiRef } from '../../api/operationsApiRef';
import { operationsPage } from '../../plugin';

const LONG = { timeout: 10_000 };
const HOUR = 3_600_000;

function render(
  api: OperationsApi,
  options: {
    address?: string;
    result?: AuthorizeResult.ALLOW | AuthorizeResult.DENY;
  } = {},
) {
  const { address = '', result = AuthorizeResult.ALLOW } = options;
  return renderTestApp({
    extensions: [operationsPage],
    initialRouteEntries: [`/operations/incidents${address}`],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    apis: [
      [operationsApiRef, api],
      [permissionApiRef, { authorize: async () => ({ result }) }],
    ],
  });
}

const several = () => [
  incidentOf(14),
  incidentOf(13, {
    status: 'fixing',
    severity: 3,
    title: 'checkout is slow',
    roles: [
      {
        role: 'commander',
        person: { ref: 'user:default/ada', title: 'Ada Example' },
      },
    ],
  }),
  incidentOf(12, {
    status: 'resolved',
    firing: 0,
    startedAt: ago(5 * HOUR),
    resolvedAt: ago(3 * HOUR),
  }),
];

const apiOf = (incidents = several()) =>
  fakeOperations({ incidents: fakeDesk(incidents).api });

/** The virtual table draws nothing in a window without a size. */
beforeAll(() => {
  Object.defineProperty(HTMLElement.prototype, 'offsetHeight', {
    configurable: true,
    value: 600,
  });
  Object.defineProperty(HTMLElement.prototype, 'offsetWidth', {
    configurable: true,
    value: 1200,
  });
});

describe('the page of incidents', () => {
  it('says in words what is open, and lists it', async () => {
    const { container } = render(apiOf());
    expect(
      await screen.findByRole(
        'heading',
        { name: '2 incidents are open, one of them nobody has taken on' },
        LONG,
      ),
    ).toBeVisible();
    const table = await screen.findByRole('table', {
      name: 'Incidents, what presses most first',
    });
    const [, first, second, third] = within(table).getAllByRole('row');
    expect(first).toHaveTextContent(
      /SEV2INC-14 payments cannot start in eu-1 2 alerts fire Triggeredpayments and one more/,
    );
    expect(second).toHaveTextContent(/SEV3.*checkout is slow.*Fixing.*Ada/);
    expect(third).toHaveTextContent(/Resolved.*2 h/);
    expect(within(first).getByRole('link', { name: /INC-14/ })).toHaveAttribute(
      'href',
      '/operations/incidents/INC-14',
    );
    expect(await axe(container)).toHaveNoViolations();
  });

  it('speaks of one as one', async () => {
    render(apiOf([incidentOf(14)]));
    expect(
      await screen.findByRole(
        'heading',
        { name: 'One incident is open, and nobody has taken it on' },
        LONG,
      ),
    ).toBeVisible();
  });

  it('keeps its filters in the address, and tells what cannot be meant', async () => {
    const listIncidents = jest.fn(apiOf().listIncidents);
    render(
      { ...apiOf(), listIncidents },
      { address: '?state=open&severity=2&severity=9&drill=false' },
    );
    await screen.findByRole('link', { name: /INC-14/ }, LONG);
    expect(listIncidents).toHaveBeenCalledWith(
      expect.objectContaining({
        state: 'open',
        severity: [2],
        drill: false,
        sort: 'urgency',
      }),
    );
    expect(listIncidents.mock.calls[0][0]).not.toHaveProperty('order');
    expect(
      screen.getByRole('button', { name: /severity=9/ }),
    ).toBeInTheDocument();
  });

  it('draws a thousand rows as they are seen', async () => {
    const many = Array.from({ length: 1000 }, (_, index) =>
      incidentOf(index + 1, { startedAt: ago(index * HOUR) }),
    );
    render(apiOf(many));
    expect(
      await screen.findByText('200 of 1,000 incidents loaded', {}, LONG),
    ).toBeVisible();
    const table = screen.getByRole('table');
    expect(within(table).getAllByRole('row').length).toBeLessThan(60);
  });

  it('says what would be here where there is none, and what fails', async () => {
    const { unmount } = render(fakeOperations());
    expect(await screen.findByText('No incident yet', {}, LONG)).toBeVisible();
    unmount();
    render({
      ...apiOf(),
      listIncidents: async () => {
        throw problem(500, 'The database does not answer.');
      },
    });
    expect(
      await screen.findByText(/The database does not answer/, {}, LONG),
    ).toBeVisible();
  });
});

describe('the board of incidents', () => {
  it('has a column for each status, and moves by a menu', async () => {
    const desk = fakeDesk(several());
    const { container } = render(fakeOperations({ incidents: desk.api }), {
      address: '?view=board',
    });
    const triggered = await screen.findByRole(
      'region',
      { name: 'Triggered' },
      LONG,
    );
    expect(within(triggered).getByText(/INC-14/)).toBeVisible();
    expect(await axe(container)).toHaveNoViolations();

    const button = within(triggered).getByRole('button', {
      name: 'Change the status of INC-14',
    });
    button.focus();
    await userEvent.keyboard('{Enter}');
    await userEvent.click(
      await screen.findByRole('menuitem', { name: 'Analysing' }),
    );
    expect(
      await screen.findByText('INC-14 is now: Analysing.', {}, LONG),
    ).toBeVisible();
    expect(desk.incidents.get('INC-14')?.status).toBe('analysing');
    await waitFor(
      () =>
        expect(
          within(screen.getByRole('region', { name: 'Analysing' })).getByText(
            /INC-14/,
          ),
        ).toBeVisible(),
      LONG,
    );
  });

  it('says why a status was not changed', async () => {
    const desk = fakeDesk(several());
    render(
      fakeOperations({
        incidents: {
          ...desk.api,
          updateIncident: async () => {
            throw problem(409, 'Ada resolved it meanwhile.');
          },
        },
      }),
      { address: '?view=board' },
    );
    await userEvent.click(
      await screen.findByRole(
        'button',
        { name: 'Change the status of INC-13' },
        LONG,
      ),
    );
    await userEvent.click(
      await screen.findByRole('menuitem', { name: 'Resolved' }),
    );
    expect(
      await screen.findByText(
        'INC-13 was not changed: Ada resolved it meanwhile.',
        {},
        LONG,
      ),
    ).toBeVisible();
  });
});

describe('declaring an incident', () => {
  it('asks visitors to sign in, and offers them nothing they may not do', async () => {
    render(apiOf(), {
      result: AuthorizeResult.DENY,
      address: '?view=board',
    });
    expect(
      await screen.findByText(/to declare an incident\.$/, {}, LONG),
    ).toBeVisible();
    await screen.findByRole('region', { name: 'Triggered' }, LONG);
    expect(
      screen.queryByRole('button', { name: /Declare|Change the status/ }),
    ).not.toBeInTheDocument();
  });

  it('needs a title and a service, says what is seen by whom, and opens its page', async () => {
    const desk = fakeDesk([]);
    const declareIncident = jest.fn(desk.api.declareIncident);
    render(
      fakeOperations({
        services: [serviceOf('payments', 'down'), serviceOf('checkout')],
        incidents: { ...desk.api, declareIncident },
      }),
    );
    await userEvent.click(
      (
        await screen.findAllByRole(
          'button',
          { name: 'Declare an incident' },
          LONG,
        )
      )[0],
    );
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent(/Everybody who may enter this portal/);
    expect(await axe(dialog)).toHaveNoViolations();
    const declare = within(dialog).getByRole('button', { name: 'Declare' });
    await userEvent.click(declare);
    expect(
      await within(dialog).findByText('Say in a few words what is wrong.'),
    ).toBeVisible();
    expect(declareIncident).not.toHaveBeenCalled();

    await userEvent.type(
      within(dialog).getByRole('textbox', { name: /Title/ }),
      'payments refuses cards',
    );
    await userEvent.click(
      within(dialog).getByRole('button', { name: /Add a service/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: /payments/ }),
    );
    await userEvent.click(
      within(dialog).getByRole('checkbox', { name: 'This is a drill' }),
    );
    await userEvent.click(declare);
    await waitFor(() => expect(declareIncident).toHaveBeenCalled(), LONG);
    expect(declareIncident).toHaveBeenCalledWith(
      expect.objectContaining({
        title: 'payments refuses cards',
        services: [{ service: 'component:default/payments' }],
        drill: true,
        visibility: 'public',
        idempotencyKey: expect.any(String),
      }),
    );
    expect(
      await screen.findByRole(
        'heading',
        { name: /payments refuses cards/ },
        LONG,
      ),
    ).toBeVisible();
  });
});
