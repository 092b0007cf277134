import {
  Change,
  ServiceChanges,
} from '@operate-first/plugin-operations-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { fakeOperations } from '../../__fixtures__/fakeOperations';
import { fakeDesk, incidentOf } from '../../__fixtures__/incidents';
import { serviceOf } from '../../__fixtures__/operations';
import { renderOperations } from '../../__testUtils__/renderOperations';

const LONG = { timeout: 20_000 };
const MINUTE = 60_000;
const INCIDENT = incidentOf(12);
const began = Date.parse(INCIDENT.startedAt);

function changeOf(summary: string, minutes: number, kind: Change['kind']) {
  const at = new Date(began - minutes * MINUTE).toISOString();
  return { id: summary, at, kind, source: 'test', summary };
}

const ITEMS: Record<string, Change[]> = {
  'component:default/payments': [
    changeOf('RETRIES 3 → 5', 4, 'configuration'),
    changeOf('Retry less', 90, 'commit'),
  ],
  'component:default/checkout': [changeOf('The page is blue', 30, 'commit')],
};

function render(complete: boolean) {
  const getServiceChanges = jest.fn(
    async (ref: string): Promise<ServiceChanges> => ({
      from: new Date(began).toISOString(),
      to: new Date(began).toISOString(),
      items: ITEMS[ref] ?? [],
      complete,
    }),
  );
  const api = fakeOperations({
    services: [serviceOf('payments', 'down'), serviceOf('checkout')],
    incidents: fakeDesk([INCIDENT]).api,
  });
  const rendered = renderOperations(
    Object.assign(api, { getServiceChanges }),
    'incidents/INC-12',
  );
  return { ...rendered, getServiceChanges };
}

describe('all changes of an incident', () => {
  it('are one line of time over its services, asked for when somebody wants to see it', async () => {
    const { container, getServiceChanges } = render(false);
    const button = await screen.findByRole(
      'button',
      { name: 'All changes' },
      LONG,
    );
    expect(getServiceChanges).not.toHaveBeenCalled();
    await userEvent.click(button);
    const all = await screen.findByRole(
      'region',
      { name: /^All changes in its services/ },
      LONG,
    );
    await waitFor(
      () => expect(within(all).getAllByRole('listitem')).toHaveLength(3),
      LONG,
    );
    const [first, second, third] = within(all).getAllByRole('listitem');
    expect(first).toHaveTextContent(/payments.*RETRIES.*4 min before it began/);
    expect(second).toHaveTextContent(/checkout.*blue.*30 min before/);
    expect(third).toHaveTextContent(/payments.*Retry less.*1 h 30 min before/);
    expect(all).toHaveTextContent(/There were more/);
    expect(getServiceChanges).toHaveBeenCalledWith(
      'component:default/payments',
      expect.objectContaining({
        from: new Date(began - 24 * 60 * MINUTE).toISOString(),
      }),
    );
    expect(await axe(container)).toHaveNoViolations();
    await userEvent.click(button);
    expect(all).not.toBeInTheDocument();
  }, 60_000);
});
