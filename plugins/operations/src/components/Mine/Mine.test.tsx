import {
  createExtensionTester,
  renderInTestApp,
} from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { homePageWidgetDataRef } from '@backstage/plugin-home-react/alpha';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { MyIncidents } from '@operate-first/plugin-operations-common';
import { act, screen, waitFor } from '@testing-library/react';
import { axe } from 'jest-axe';
import { fakeOperations } from '../../__fixtures__/fakeOperations';
import { incidentOf } from '../../__fixtures__/incidents';
import { serviceOf } from '../../__fixtures__/operations';
import { operationsApiRef } from '../../api/operationsApiRef';
import { myTroubleWidget } from '../../plugin';
import { MyTrouble } from './MyTrouble';

const LONG = { timeout: 10_000 };
const NOTHING: MyIncidents = { incidents: [], services: [] };

function widget(
  mine: MyIncidents,
  result: AuthorizeResult.ALLOW | AuthorizeResult.DENY = AuthorizeResult.ALLOW,
) {
  const { component, title } = createExtensionTester(myTroubleWidget).get(
    homePageWidgetDataRef,
  );
  expect(title).toBe('My incidents and services');
  return renderInTestApp(component, {
    mountedRoutes: {
      '/catalog/:namespace/:kind/:name': entityRouteRef,
    },
    apis: [
      [
        operationsApiRef,
        fakeOperations({ incidents: { getMyIncidents: async () => mine } }),
      ],
      [permissionApiRef, { authorize: async () => ({ result }) }],
    ],
  });
}

describe('the widget of what is mine', () => {
  it('lists open incidents and services that are not well', async () => {
    const { container } = widget({
      incidents: [incidentOf(12)],
      services: [serviceOf('payments', 'down')],
    });
    expect(
      await screen.findByRole('region', { name: 'Open incidents' }, LONG),
    ).toHaveTextContent(/SEV2.*INC-12.*Triggered, for 12 min.*nobody leads it/);
    expect(
      screen.getByRole('region', { name: 'Services that are not well' }),
    ).toHaveTextContent(/payments.*Down/);
    expect(await axe(container)).toHaveNoViolations();
  });

  it('is calm where nothing is wrong, and asks visitors to sign in', async () => {
    const mine = widget(NOTHING);
    expect(
      await screen.findByText('Nothing of yours is wrong', {}, LONG),
    ).toBeVisible();
    mine.unmount();
    widget(NOTHING, AuthorizeResult.DENY);
    expect(
      await screen.findByText(
        /to see what is wrong with what is yours/,
        {},
        LONG,
      ),
    ).toBeVisible();
  });
});

describe('what is wrong for the reader, counted', () => {
  it('counts each thing once, says it in words, and turns when something is announced', async () => {
    const answers: MyIncidents[] = [
      {
        // payments is not well because of the incident: that is one thing.
        incidents: [incidentOf(12)],
        services: [serviceOf('payments', 'down'), serviceOf('fares', 'down')],
      },
      NOTHING,
    ];
    const getMyIncidents = jest.fn(async () => answers.shift() ?? NOTHING);
    const listeners = new Set<(message: unknown) => void>();
    renderInTestApp(
      <MyTrouble>
        {({ count, words }) => <p>{`${count}: ${words}`}</p>}
      </MyTrouble>,
      {
        apis: [
          [operationsApiRef, fakeOperations({ incidents: { getMyIncidents } })],
          [
            signalApiRef,
            {
              subscribe: (
                _channel: string,
                onMessage: (message: never) => void,
              ) => {
                const listener = (message: unknown) =>
                  onMessage(message as never);
                listeners.add(listener);
                return { unsubscribe: () => listeners.delete(listener) };
              },
            },
          ],
        ],
      },
    );
    expect(
      await screen.findByText(
        '2: one open incident of yours, 2 of your services are not well',
        {},
        LONG,
      ),
    ).toBeVisible();
    act(() =>
      listeners.forEach(tell =>
        tell({ changes: [], incidents: [{ id: 'incident-12', version: 2 }] }),
      ),
    );
    await waitFor(() => expect(screen.getByText('0:')).toBeVisible(), LONG);
  });
});
