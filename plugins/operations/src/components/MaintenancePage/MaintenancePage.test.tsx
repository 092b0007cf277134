import { renderTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { OperationsApi } from '@operate-first/plugin-operations-common';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { SCENARIOS } from '../../../dev/scenarios';
import { fakeOperations } from '../../__fixtures__/fakeOperations';
import { problem, serviceOf } from '../../__fixtures__/operations';
import { maintenanceOf } from '../../__fixtures__/slos';
import { operationsApiRef } from '../../api/operationsApiRef';
import { operationsPage } from '../../plugin';
import { formOf, inputOf, problemsOf, refusalAfter, refusalOf } from './form';

const LONG = { timeout: 10_000 };

function render(
  api: OperationsApi,
  result: AuthorizeResult.ALLOW | AuthorizeResult.DENY = AuthorizeResult.ALLOW,
) {
  return renderTestApp({
    extensions: [operationsPage],
    initialRouteEntries: ['/operations/maintenance'],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    apis: [
      [operationsApiRef, api],
      [permissionApiRef, { authorize: async () => ({ result }) }],
    ],
  });
}

describe('the page of maintenance', () => {
  it('lists what runs, what comes, where, and by whom', async () => {
    const { container } = render(SCENARIOS.slos());
    const now = await screen.findByRole('region', { name: 'Now' }, LONG);
    expect(now).toHaveTextContent(/Database upgrade.*\(1 h\).*payments.*Ada/);
    const next = screen.getByRole('region', { name: 'Announced' });
    expect(next).toHaveTextContent(/FREQ=WEEKLY;BYDAY=TU \(Europe\/Prague\)/);
    expect(await axe(container)).toHaveNoViolations();
  });

  it('asks visitors to sign in, and offers them nothing they may not do', async () => {
    render(SCENARIOS.slos(), AuthorizeResult.DENY);
    expect(
      await screen.findByText(/to announce maintenance\.$/, {}, LONG),
    ).toBeVisible();
    await screen.findByRole('region', { name: 'Now' }, LONG);
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });

  it('announces, changes and ends', async () => {
    const api = fakeOperations({
      services: (await SCENARIOS.slos().listServices()).items,
      maintenance: [],
    });
    const announceMaintenance = jest.fn(api.announceMaintenance);
    const changeMaintenance = jest.fn(api.changeMaintenance);
    render({ ...api, announceMaintenance, changeMaintenance });
    await screen.findByText('No maintenance is announced', {}, LONG);
    await userEvent.click(
      screen.getByRole('button', { name: 'Announce maintenance' }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(await axe(dialog)).toHaveNoViolations();
    const announce = within(dialog).getByRole('button', {
      name: 'Announce maintenance',
    });
    await userEvent.click(announce);
    const missing = within(dialog).getByRole('textbox', {
      name: /^What is done/,
    });
    expect(missing).toBeInvalid();
    expect(missing).toHaveAccessibleDescription('Say what is done.');
    expect(missing).toHaveFocus();
    expect(announceMaintenance).not.toHaveBeenCalled();

    await userEvent.type(
      within(dialog).getByRole('textbox', { name: /^What is done/ }),
      'Disks',
    );
    await userEvent.click(announce);
    // It begins this minute, so that it runs.
    const next = await screen.findByRole('region', { name: 'Now' }, LONG);
    expect(next).toHaveTextContent(/Disks.*Everything/);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();

    await userEvent.click(
      within(next).getByRole('button', { name: 'Change: Disks' }),
    );
    const change = await screen.findByRole('dialog');
    fireEvent.change(within(change).getByLabelText('Ends'), {
      target: { value: '2001-01-01T10:00' },
    });
    await userEvent.click(within(change).getByRole('button', { name: 'Save' }));
    expect(within(change).getByLabelText('Ends')).toHaveAccessibleDescription(
      'It ends before it begins.',
    );
    expect(changeMaintenance).not.toHaveBeenCalled();
    await userEvent.click(
      within(change).getByRole('button', { name: 'Cancel' }),
    );

    await userEvent.click(
      within(next).getByRole('button', { name: 'End now: Disks' }),
    );
    await userEvent.click(
      within(next).getByRole('button', { name: 'Really end it?: Disks' }),
    );
    expect(
      await screen.findByRole('region', { name: 'Over' }, LONG),
    ).toHaveTextContent(/Disks.*Ended early/);
  });

  it('says a refusal and loses nothing that was written', async () => {
    render({
      ...fakeOperations(),
      announceMaintenance: async () => {
        throw problem(403, 'Only the team may announce this.');
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Announce maintenance' }, LONG),
    );
    const dialog = await screen.findByRole('dialog');
    const title = within(dialog).getByRole('textbox', { name: /^What is/ });
    await userEvent.type(title, 'Disks');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Announce maintenance' }),
    );
    expect(
      await within(dialog).findByText(/Only the team may announce this/),
    ).toBeVisible();
    expect(title).toHaveValue('Disks');
  });

  it('says what the API refuses at its field, which takes the focus', async () => {
    const refused = problem(400, 'Refused.');
    refused.problem.errors = [
      {
        field: 'recurrence',
        message: 'This is no rule.',
        remedy: 'Write one.',
      },
      { field: 'scope.services.0', message: 'There is no such service.' },
      { field: 'scope.regions', message: 'No region is known.' },
    ];
    render({
      ...fakeOperations({
        services: [serviceOf('payments')],
        maintenance: [maintenanceOf()],
      }),
      changeMaintenance: async () => {
        throw refused;
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: /^Change: / }, LONG),
    );
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
    expect(
      await within(dialog).findByText('This is no rule. Write one.'),
    ).toBeVisible();
    const often = within(dialog).getByRole('button', { name: /How often/ });
    await waitFor(() => expect(often).toHaveFocus());
    expect(within(dialog).getByText('There is no such service.')).toBeVisible();
    expect(within(dialog).getByRole('status')).toHaveTextContent(
      'This was refused: No region is known.',
    );
    expect(await axe(dialog)).toHaveNoViolations();
  });

  it('is designed where the API fails', async () => {
    const { container } = render(SCENARIOS.slosFailing());
    expect(
      await screen.findByText(/The database is locked/, {}, LONG),
    ).toBeVisible();
    expect(await axe(container)).toHaveNoViolations();
  });
});

describe('the form of maintenance', () => {
  const now = Date.parse('2026-11-21T10:20:31Z');

  it('begins this minute, and reads back what was announced', () => {
    const form = { ...formOf(undefined, now), title: ' Disks ' };
    expect(problemsOf(form)).toEqual({});
    expect(inputOf(form, 'UTC')).toEqual({
      title: 'Disks',
      scope: {},
      startsAt: '2026-11-21T10:20:00.000Z',
      endsAt: '2026-11-21T11:20:00.000Z',
    });
  });

  it('keeps what was refused until its field is changed', () => {
    const refused = problem(400, 'Refused.');
    refused.problem.errors = [
      { field: 'zone', message: 'No such zone.' },
      { field: 'scope.clusters', message: 'No such cluster.' },
    ];
    const form = formOf(undefined, now);
    const refusal = refusalOf(refused);
    expect(refusal.fields).toEqual({
      recurrence: 'No such zone.',
      clusters: 'No such cluster.',
    });
    expect(
      refusalAfter(refusal, form, { scope: { clusters: ['eu-1'] } }).fields,
    ).toEqual({ recurrence: 'No such zone.' });
    expect(refusalAfter(refusal, form, { title: 'Disks' })).toEqual(refusal);
    expect(refusalOf(new Error('Offline.'))).toEqual({
      fields: {},
      general: 'Offline.',
    });
  });

  it.each([
    ['title', { title: ' ' }],
    ['start', { startsAt: '' }],
    ['end', { endsAt: 'soon' }],
    ['order', { endsAt: '2001-01-01T00:00' }],
  ])('is not sent without a right %s', (problemName, change) => {
    expect(
      Object.values(
        problemsOf({ ...formOf(undefined, now), title: 'Disks', ...change }),
      ),
    ).toEqual([problemName]);
  });
});
