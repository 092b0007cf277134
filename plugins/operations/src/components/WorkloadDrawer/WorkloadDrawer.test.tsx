import { renderTestApp } from '@backstage/frontend-test-utils';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { OperationsApi } from '@operate-first/plugin-operations-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { SCENARIOS } from '../../../dev/scenarios';
import { operationsApiRef } from '../../api/operationsApiRef';
import { problem } from '../../__fixtures__/operations';
import { draftOf } from '../../__fixtures__/questions';
import { logOf } from '../../__fixtures__/workloads';
import { entityOperationsContent } from '../../plugin';

const LONG = { timeout: 15_000 };
const WORKLOAD = 'workload=eu-1/production/Deployment/payments';
const ENTITY = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'payments', namespace: 'default' },
  spec: { type: 'service' },
};

/** What an element is high in a browser; jsdom lays nothing out, and what is virtual would draw nothing. */
beforeAll(() => {
  Object.defineProperty(HTMLElement.prototype, 'offsetHeight', {
    configurable: true,
    get: () => 400,
  });
  Object.defineProperty(HTMLElement.prototype, 'offsetWidth', {
    configurable: true,
    get: () => 800,
  });
});

afterAll(() => {
  Reflect.deleteProperty(HTMLElement.prototype, 'offsetHeight');
  Reflect.deleteProperty(HTMLElement.prototype, 'offsetWidth');
});

function renderAt(search: string, api: OperationsApi = SCENARIOS.usual()) {
  return renderTestApp({
    extensions: [
      createTestEntityPage({ entity: ENTITY }),
      entityOperationsContent,
    ],
    initialRouteEntries: [`/?${search}`],
    apis: [[operationsApiRef, api]],
  });
}

const dialog = () =>
  screen.findByRole(
    'dialog',
    { name: 'Deployment payments · eu-1 · production' },
    LONG,
  );

describe('the drawer of a workload', () => {
  it('opens from the matrix, and gives the focus back', async () => {
    renderAt('');
    const cell = await screen.findByRole(
      'link',
      { name: 'payments in eu-1: 1 of 3 ready, Degraded' },
      LONG,
    );
    await userEvent.click(cell);
    const drawer = await dialog();
    expect(
      await within(drawer).findByRole('table', { name: '3 pods' }),
    ).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    await waitFor(() => expect(cell).toHaveFocus());
  });

  it('shows pods, those that are not well first, and how their containers ended', async () => {
    renderAt(`${WORKLOAD}&tab=pods`);
    const drawer = await dialog();
    const pods = await within(drawer).findByRole('table', { name: '3 pods' });
    expect(
      within(pods)
        .getAllByRole('rowheader')
        .map(({ textContent }) => textContent),
    ).toEqual(['payments-7d4f9-1', 'payments-7d4f9-2', 'payments-5c8b7-1']);
    expect(pods).toHaveTextContent('Keeps crashing');
    const name = within(pods).getByRole('button', { name: 'payments-7d4f9-2' });
    await userEvent.click(name);
    expect(name).toHaveAttribute('aria-expanded', 'true');
    const containers = within(pods).getByRole('table', {
      name: 'Containers of payments-7d4f9-2',
    });
    expect(containers).toHaveTextContent('exit code 1, Failed · 2 min');
    expect(
      within(containers).getByRole('link', {
        name: 'Log of the run before of web',
      }),
    ).toHaveAttribute('href', expect.stringContaining('previous=true'));
    expect(await axe(drawer)).toHaveNoViolations();
  });

  it('shows events, rollouts and YAML', async () => {
    renderAt(`${WORKLOAD}&tab=events`);
    const drawer = await dialog();
    const part = (name: string) =>
      userEvent.click(within(drawer).getByRole('tab', { name }));
    expect(
      await within(drawer).findByRole('table', { name: /^2 events/ }),
    ).toHaveTextContent('Back-off restarting failed container web');
    expect(await axe(drawer)).toHaveNoViolations();
    await part('Rollouts');
    expect(
      await within(drawer).findByRole('table', { name: /^2 versions/ }),
    ).toHaveTextContent('8 (wanted now)payments:1.8.3');
    await part('YAML');
    expect(
      await within(drawer).findByRole('region', {
        name: 'Deployment payments',
      }),
    ).toHaveTextContent('replicas: 3');
    expect(await axe(drawer)).toHaveNoViolations();
  });

  it('asks who set a value of the YAML', async () => {
    const draftQuestion = jest.fn(async () => draftOf());
    renderAt(`${WORKLOAD}&tab=yaml`, {
      ...SCENARIOS.usual(),
      draftQuestion,
    });
    const drawer = await dialog();
    const yaml = await within(drawer).findByRole('region', {
      name: 'Deployment payments',
    });
    // What names it nobody has set.
    expect(
      within(yaml)
        .getAllByRole('button')
        .map(({ textContent }) => textContent),
    ).toEqual([
      'replicas: 3',
      'image: registry.example.com/shop/payments:1.8.3',
    ]);
    await userEvent.click(
      within(yaml).getByRole('button', { name: 'Ask who set replicas: 3' }),
    );
    await waitFor(() =>
      expect(draftQuestion).toHaveBeenCalledWith(
        expect.objectContaining({
          artefact: {
            kind: 'configuration',
            service: 'component:default/payments',
            cluster: 'eu-1',
            object: expect.objectContaining({ name: 'payments' }),
            name: 'spec.replicas',
            key: 'spec.replicas',
          },
        }),
      ),
    );
  });

  it('reads a log, finds in it, and joins it where it was cut off', async () => {
    let calls = 0;
    renderAt(`${WORKLOAD}&tab=logs&pod=payments-7d4f9-2`, {
      ...SCENARIOS.usual(),
      getLogs: async () => {
        calls++;
        return new ReadableStream<string>({
          start: controller => {
            controller.enqueue(
              '2026-11-20T12:00:01Z one\n2026-11-20T12:00:02Z an error\n',
            );
            if (calls > 1) controller.enqueue('2026-11-20T12:00:03Z two\n');
          },
          pull: controller => {
            if (calls === 1) controller.error(new Error('Cut off.'));
          },
        });
      },
    });
    const drawer = await dialog();
    const log = await within(drawer).findByRole('log', {
      name: 'Log of web in payments-7d4f9-2',
    });
    await within(drawer).findByText(/The log broke off at .*Cut off/, {}, LONG);
    await within(log).findByText('two', {}, LONG);
    expect(log).toHaveTextContent(
      /^onean error— broke off at \d\d:\d\d; nothing is missing —two$/,
    );
    expect(within(drawer).getByText('Live.')).toBeVisible();
    expect(within(drawer).getByText('3 lines')).toBeVisible();

    const search = within(drawer).getByRole('searchbox');
    await userEvent.type(search, 'ERR');
    expect(within(drawer).getByText('1 line')).toBeVisible();
    await userEvent.keyboard('{Enter}');
    expect(within(drawer).getByText('1 of 1')).toBeVisible();
    expect(within(log).getByText('err', { selector: 'mark' })).toBeVisible();

    await userEvent.click(
      within(drawer).getByRole('switch', { name: 'Times' }),
    );
    expect(log).toHaveTextContent('2026-11-20T12:00:03Z two');
    expect(await axe(drawer)).toHaveNoViolations();
  });

  it('reads the run before, which does not grow', async () => {
    const getLogs = jest.fn(async () => logOf({ lines: 5 }));
    renderAt(
      `${WORKLOAD}&tab=logs&pod=payments-7d4f9-2&container=web&previous=true`,
      { ...SCENARIOS.usual(), getLogs },
    );
    const drawer = await dialog();
    expect(
      await within(drawer).findByText('That is all.', {}, LONG),
    ).toBeVisible();
    expect(getLogs).toHaveBeenCalledWith(
      'component:default/payments',
      expect.objectContaining({ previous: true, follow: false }),
      expect.anything(),
    );
    expect(within(drawer).queryByRole('switch', { name: 'Follow' })).toBeNull();
  });

  it('says why a log is refused, and asks no more until told to', async () => {
    const getLogs = jest.fn(async () => {
      throw problem(404, 'The pod has gone.');
    });
    renderAt(`${WORKLOAD}&tab=logs`, { ...SCENARIOS.usual(), getLogs });
    const drawer = await dialog();
    expect(
      await within(drawer).findByText(
        'The log cannot be read: The pod has gone.',
        {},
        LONG,
      ),
    ).toBeVisible();
    const calls = getLogs.mock.calls.length;
    await userEvent.click(
      within(drawer).getByRole('button', { name: 'Try again' }),
    );
    await waitFor(() => expect(getLogs.mock.calls.length).toBe(calls + 1));
  });

  it('invites who is not signed in, and asks for nothing in their name', async () => {
    const api = SCENARIOS.visitor();
    const getLogs = jest.fn(api.getLogs);
    const getManifest = jest.fn(api.getManifest);
    renderAt(`${WORKLOAD}&tab=logs`, { ...api, getLogs, getManifest });
    const drawer = await dialog();
    expect(
      await within(drawer).findByText('Sign in to see logs.', {}, LONG),
    ).toBeVisible();
    await userEvent.click(within(drawer).getByRole('tab', { name: 'YAML' }));
    expect(
      await within(drawer).findByText('Sign in to see the YAML.'),
    ).toBeVisible();
    expect(getLogs).not.toHaveBeenCalled();
    expect(getManifest).not.toHaveBeenCalled();
  });

  it('says what is gone in the words of the answer', async () => {
    renderAt('workload=eu-1/production/Deployment/nope&tab=pods');
    expect(
      await screen.findByText('This is no longer there.', {}, LONG),
    ).toBeVisible();
    expect(
      screen.getByText(/There is no Deployment nope of this service in eu-1/),
    ).toBeVisible();
  });

  it('keeps what was seen, and says so, where asking anew fails', async () => {
    const api = SCENARIOS.dark();
    renderAt(`${WORKLOAD}&tab=pods`, api);
    const drawer = await dialog();
    expect(
      await within(drawer).findByText(
        /kubernetes eu-1 does not answer \(timeout\); what is shown is from .*\d\d:\d\d\./,
        {},
        LONG,
      ),
    ).toBeVisible();
    expect(within(drawer).getByText('Degraded, stale')).toBeVisible();
  });

  it('draws a hundred of a thousand pods, and all when asked to', async () => {
    renderAt(`${WORKLOAD}&tab=pods`, SCENARIOS.crowd());
    const drawer = await dialog();
    const pods = await within(drawer).findByRole('table', {
      name: '1000 pods',
    });
    expect(pods.querySelectorAll('tbody tr')).toHaveLength(100);
    await userEvent.click(
      within(drawer).getByRole('button', { name: 'Show all 1,000 pods' }),
    );
    expect(pods.querySelectorAll('tbody tr')).toHaveLength(1000);
  });
});
