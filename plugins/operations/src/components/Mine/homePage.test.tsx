import { renderTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import homePlugin from '@backstage/plugin-home/alpha';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { screen } from '@testing-library/react';
import { fakeOperations } from '../../__fixtures__/fakeOperations';
import { incidentOf } from '../../__fixtures__/incidents';
import { serviceOf } from '../../__fixtures__/operations';
import { operationsApiRef } from '../../api/operationsApiRef';
import { myTroubleWidget } from '../../plugin';

const LONG = { timeout: 30_000 };

/** As the README says it is configured. */
const CONFIG = {
  app: {
    extensions: [
      {
        'page:home': {
          config: {
            path: '/',
            defaultConfig: [
              {
                component: 'OperationsMine',
                column: 0,
                row: 0,
                width: 6,
                height: 6,
              },
            ],
          },
        },
      },
    ],
  },
};

// The grid of home pages waits for a width, and nothing has one here.
beforeEach(() => {
  jest.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(1280);
});
afterEach(() => jest.restoreAllMocks());

it('what is mine is on the home page of an app that has one', async () => {
  const getMyIncidents = async () => ({
    incidents: [incidentOf(12)],
    services: [serviceOf('payments', 'down')],
  });
  renderTestApp({
    features: [homePlugin],
    extensions: [myTroubleWidget],
    config: CONFIG,
    initialRouteEntries: ['/'],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    apis: [
      [operationsApiRef, fakeOperations({ incidents: { getMyIncidents } })],
      [
        permissionApiRef,
        { authorize: async () => ({ result: AuthorizeResult.ALLOW }) },
      ],
    ],
  });
  expect(
    await screen.findByText('My incidents and services', {}, LONG),
  ).toBeVisible();
  expect(
    await screen.findByRole('region', { name: 'Open incidents' }, LONG),
  ).toHaveTextContent(/SEV2.*INC-12/);
  expect(
    screen.getByRole('region', { name: 'Services that are not well' }),
  ).toHaveTextContent(/payments.*Down/);
}, 60_000);
