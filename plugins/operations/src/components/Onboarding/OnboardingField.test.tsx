import { renderInTestApp } from '@backstage/frontend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { RequestsApi } from '@operate-first/plugin-operations-common';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fakeOperations } from '../../__fixtures__/fakeOperations';
import { OPTIONS, PREVIEW } from '../../__fixtures__/onboarding';
import { detailOf, problem, serviceOf } from '../../__fixtures__/operations';
import { operationsApiRef } from '../../api/operationsApiRef';
import { rootRouteRef } from '../../routes';
import { onboardingField, validateOnboarding } from './formField';
import { OnboardingField } from './OnboardingField';
import { OperateThis } from './OperateThis';

const LONG = { timeout: 20_000 };

const apiOf = (requests: Partial<RequestsApi> = {}) =>
  fakeOperations({
    requests: {
      getOnboardingOptions: async () => OPTIONS,
      previewOnboarding: async () => PREVIEW,
      ...requests,
    },
  });

function render(formData: unknown) {
  const onChange = jest.fn();
  const rendered = renderInTestApp(
    <OnboardingField formData={formData} onChange={onChange} />,
    {
      apis: [
        [operationsApiRef, apiOf()],
        [
          permissionApiRef,
          { authorize: async () => ({ result: AuthorizeResult.ALLOW }) },
        ],
      ],
    },
  );
  return { ...rendered, onChange };
}

type Validated = Parameters<typeof validateOnboarding>;

async function validated(value: unknown, requests?: Partial<RequestsApi>) {
  const addError = jest.fn();
  const api = apiOf(requests);
  await validateOnboarding(
    value,
    { addError } as unknown as Validated[1],
    {
      apiHolder: { get: () => api },
      formData: {},
      schema: {},
    } as unknown as Validated[2],
  );
  return addError.mock.calls.flat();
}

describe('the form as a field of the scaffolder', () => {
  beforeEach(() => window.sessionStorage.clear());

  it('gives the template what it is filled in with, and begins anew with each template', async () => {
    expect(onboardingField).toMatchObject({ name: 'OperationsOnboarding' });
    // As the scaffolder begins: with what a schema makes of nothing.
    const first = render({ request: { team: {} } });
    await userEvent.type(
      await screen.findByRole('textbox', { name: /^Name\b/ }, LONG),
      'vouchers',
    );
    await userEvent.type(
      await screen.findByRole('textbox', { name: /Who runs it/ }, LONG),
      'sales',
    );
    const value = first.onChange.mock.lastCall?.[0];
    expect(value).toMatchObject({
      skeleton: 'node',
      request: { team: { name: 'sales' }, services: [{ name: 'vouchers' }] },
    });
    expect(
      await screen.findByText('2 new files, one changed', {}, LONG),
    ).toBeVisible();
    expect(
      screen.queryByRole('button', { name: 'Send the request' }),
    ).not.toBeInTheDocument();
    first.unmount();

    const again = render(value);
    expect(
      await screen.findByRole('textbox', { name: /^Name\b/ }, LONG),
    ).toHaveValue('vouchers');
    again.unmount();
    render({});
    expect(
      await screen.findByRole('textbox', { name: /^Name\b/ }, LONG),
    ).toHaveValue('');
  });

  it('asks the portal before the scaffolder goes on', async () => {
    expect(await validated({})).toEqual(['Fill in the service and the team.']);
    const value = { request: { team: { name: 'sales' } } };
    expect(await validated(value)).toEqual([]);
    expect(
      await validated(value, {
        previewOnboarding: async () => ({
          ...PREVIEW,
          problems: [{ field: 'team.name', message: 'Nobody is called so.' }],
        }),
      }),
    ).toEqual(['team.name: Nobody is called so.']);
    expect(
      await validated(value, {
        previewOnboarding: async () => {
          throw problem(503, 'The store is busy.');
        },
      }),
    ).toEqual(['The store is busy.']);
  });
});

describe('where nobody looks at a service', () => {
  it('leads to the form, filled in from the catalog', async () => {
    const unseen = detailOf(
      serviceOf('payments', 'unknown', {
        owner: 'group:default/sales',
        system: 'system:default/ticketing',
        title: 'Payments',
        observations: [],
      }),
    );
    renderInTestApp(<OperateThis service={unseen} />, {
      mountedRoutes: { '/operations': rootRouteRef },
    });
    await waitFor(
      () =>
        expect(
          screen.getByRole('link', { name: 'Operate this' }),
        ).toHaveAttribute(
          'href',
          '/operations/onboard?service=payments&title=Payments&team=sales&system=ticketing',
        ),
      LONG,
    );
  });
});
