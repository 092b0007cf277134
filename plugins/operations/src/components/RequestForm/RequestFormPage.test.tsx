import {
  coreExtensionData,
  createExtension,
  identityApiRef,
} from '@backstage/frontend-plugin-api';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { ScaffolderApi } from '@backstage/plugin-scaffolder-common';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import {
  OnboardingPreview,
  requestKinds,
  RequestsApi,
} from '@operate-first/plugin-operations-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { useLocation } from 'react-router-dom';
import { fakeOperations } from '../../__fixtures__/fakeOperations';
import { OPTIONS, PREVIEW } from '../../__fixtures__/onboarding';
import { operationsApiRef } from '../../api/operationsApiRef';
import { operationsPage } from '../../plugin';
import { signInRouteRef } from '../../routes';

const LONG = { timeout: 20_000 };

/** A scaffolder whose task opens a request. */
function scaffolderOf() {
  const scaffold = jest.fn(async () => ({ taskId: 'task-1' }));
  const api = {
    scaffold,
    getTask: async (id: string) => ({ id, spec: { steps: [] } }),
    streamLogs: () => ({
      subscribe: ({ next }: { next: (event: unknown) => void }) => {
        const timer = setTimeout(() =>
          next({
            id: 1,
            taskId: 'task-1',
            createdAt: '2026-05-11T10:00:00Z',
            type: 'completion',
            body: { message: 'Done', output: { request: 'REQ-12' } },
          }),
        );
        return { unsubscribe: () => clearTimeout(timer), closed: false };
      },
    }),
  };
  return { scaffold, api: api as unknown as ScaffolderApi };
}

function Address() {
  const { pathname, search } = useLocation();
  return <output aria-label="address">{`${pathname}${search}`}</output>;
}

function open(
  path: string,
  requests: Partial<RequestsApi> = {},
  options: { isVisitor?: boolean; scaffolder?: ScaffolderApi } = {},
) {
  const { isVisitor } = options;
  const previewOnboarding = jest.fn(
    async (): Promise<OnboardingPreview> => PREVIEW,
  );
  const api = fakeOperations({
    requests: {
      getOnboardingOptions: async () => OPTIONS,
      previewOnboarding,
      ...requests,
    },
  });
  const result = isVisitor ? AuthorizeResult.DENY : AuthorizeResult.ALLOW;
  const rendered = renderTestApp({
    extensions: [
      operationsPage,
      createExtension({
        name: 'address',
        attachTo: { id: 'app/root', input: 'elements' },
        output: [coreExtensionData.reactElement],
        factory: () => [coreExtensionData.reactElement(<Address />)],
      }),
    ],
    initialRouteEntries: [`/operations/requests/new${path}`],
    mountedRoutes: { '/door': signInRouteRef },
    apis: [
      [operationsApiRef, api],
      [permissionApiRef, { authorize: async () => ({ result }) }],
      [
        identityApiRef,
        {
          getBackstageIdentity: async () => ({
            type: 'user' as const,
            userEntityRef: 'user:default/mia',
            ownershipEntityRefs: isVisitor
              ? []
              : ['user:default/mia', 'group:default/sales'],
          }),
        },
      ],
      [
        catalogApiRef,
        {
          queryEntities: async (query?: { filter?: { kind?: string } }) => ({
            items: (query?.filter?.kind === 'group'
              ? ['data', 'sales']
              : []
            ).map(name => ({
              apiVersion: 'backstage.io/v1alpha1',
              kind: 'Group',
              metadata: { name, title: `Team ${name}` },
            })),
            totalItems: 2,
            pageInfo: {},
          }),
        },
      ],
      [scaffolderApiRef, options.scaffolder ?? scaffolderOf().api],
    ],
  });
  return { ...rendered, previewOnboarding };
}

const nameField = () =>
  screen.findByRole('textbox', { name: /^Name of the namespace/ }, LONG);
const team = () => screen.findByRole('combobox', { name: /^Team/ }, LONG);
const sendButton = () =>
  screen.findByRole('button', { name: 'Send the request' }, LONG);

beforeEach(() => window.sessionStorage.clear());

describe('what can be asked for', () => {
  it('is listed, each with the way to its form, onboarding first', async () => {
    const { container } = open('');
    await screen.findByText('What do you want to ask for?', {}, LONG);
    const list = screen
      .getAllByRole('list')
      .find(one => within(one).queryByText('Onboard a service'));
    const links = within(list!).getAllByRole('link');
    expect(links.map(link => link.getAttribute('href'))).toEqual([
      '/operations/onboard',
      ...requestKinds().map(({ name }) => `/operations/requests/new/${name}`),
    ]);
    expect(links.map(link => link.textContent)).toEqual([
      'Onboard a service',
      ...requestKinds().map(({ title }) => title),
    ]);
    expect(await axe(container)).toHaveNoViolations();
  });

  it('is listed where a link names a form that is not there', async () => {
    const { container } = open('/castle');
    expect(
      await screen.findByText('There is no form called castle', {}, LONG),
    ).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'Request a namespace' }),
    ).toBeVisible();
    expect(await axe(container)).toHaveNoViolations();
  });
});

describe('the form of a kind', () => {
  it('shows what is asked for while it is filled in', async () => {
    const { container, previewOnboarding } = open('/namespace', {});
    await userEvent.type(await nameField(), 'vouchers');
    // The reader is in one team: it is theirs unless they say otherwise.
    expect(await team()).toHaveValue('Team sales');
    await userEvent.type(
      screen.getByRole('combobox', { name: /^Environment/ }),
      'production',
    );
    await userEvent.tab();
    await userEvent.click(screen.getByRole('checkbox', { name: 'us-1' }));
    await userEvent.click(
      screen.getByRole('switch', { name: /Keep everybody out/ }),
    );
    expect(
      await screen.findByText('2 new files, one changed', {}, LONG),
    ).toBeVisible();
    await waitFor(
      () =>
        expect(previewOnboarding).toHaveBeenLastCalledWith(
          {
            kind: 'namespace',
            request: {
              team: 'sales',
              name: 'vouchers',
              environment: 'production',
              clusters: ['us-1'],
              quota: 'small',
              isolated: false,
            },
          },
          { signal: expect.anything() },
        ),
      LONG,
    );
    expect(screen.getByText(PREVIEW.approval!.sentence)).toBeVisible();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('is filled in by its address; what is written and unknown stays', async () => {
    const { previewOnboarding } = open(
      '/namespace?name=lab&team=nobody-knows&clusters=eu-1&clusters=moon-1&quota=huge&isolated=false&strange=1',
    );
    expect(await nameField()).toHaveValue('lab');
    expect(await team()).toHaveValue('nobody-knows');
    expect(screen.getByRole('checkbox', { name: 'moon-1' })).toBeChecked();
    expect(screen.getByRole('checkbox', { name: 'eu-1' })).toBeChecked();
    expect(screen.getByRole('checkbox', { name: 'us-1' })).not.toBeChecked();
    expect(screen.getByRole('switch')).not.toBeChecked();
    expect(screen.getByRole('button', { name: /huge.*Quota/ })).toBeVisible();
    await waitFor(
      () =>
        expect(previewOnboarding).toHaveBeenCalledWith(
          {
            kind: 'namespace',
            request: {
              name: 'lab',
              team: 'nobody-knows',
              clusters: ['eu-1', 'moon-1'],
              quota: 'huge',
              isolated: false,
            },
          },
          expect.anything(),
        ),
      LONG,
    );
  });

  it('says what is wrong at its field, goes there by the keyboard, and sends nothing', async () => {
    const { api, scaffold } = scaffolderOf();
    open(
      '/namespace?environment=production&clusters=eu-1',
      {
        previewOnboarding: async () => ({
          files: [],
          notes: [],
          problems: [
            {
              field: 'name',
              value: 'vouchers',
              message: 'The namespace vouchers belongs to data.',
            },
            { field: 'clusters[0]', value: 'eu-1', message: 'eu-1 is full.' },
            { field: 'services/x.yaml', message: 'Somebody wrote it by hand.' },
          ],
        }),
      },
      { scaffolder: api },
    );
    // What nobody has come to is not wrong yet.
    await nameField();
    expect(screen.queryByText('Fill in this field.')).not.toBeInTheDocument();
    (await sendButton()).focus();
    await userEvent.keyboard('{Enter}');
    expect(
      await screen.findByText('Fill in this field.', {}, LONG),
    ).toBeVisible();
    expect(await nameField()).toHaveFocus();

    await userEvent.keyboard('vouchers');
    expect(
      await screen.findByText('3 things are in the way.', {}, LONG),
    ).toBeVisible();
    expect(
      screen.getByText('Somebody wrote it by hand.', { exact: false }),
    ).toBeVisible();
    expect(screen.getByText('eu-1 is full.')).toBeVisible();
    expect(await nameField()).toHaveAccessibleDescription(/belongs to data/);
    // Another name is another question.
    await userEvent.type(await nameField(), '-2');
    expect(screen.queryByText(/belongs to data/)).not.toBeInTheDocument();
    await userEvent.click(await sendButton());
    expect(scaffold).not.toHaveBeenCalled();
  });

  it('hides nothing that an answer says of what stands there', async () => {
    open('/namespace?name=lab&environment=moon&clusters=eu-1', {
      previewOnboarding: async () => ({
        files: [],
        notes: [],
        problems: [
          // It quotes what another field has.
          { field: 'clusters', value: 'moon', message: 'There is no moon.' },
        ],
      }),
    });
    expect(
      await screen.findByText('There is no moon.', {}, LONG),
    ).toBeVisible();
  });

  it('is filled in by visitors, who keep it while they sign in', async () => {
    const first = open('/namespace?name=lab', {}, { isVisitor: true });
    await userEvent.type(await nameField(), '-2');
    await userEvent.clear(await team());
    await userEvent.type(await team(), 'data');
    await userEvent.tab();
    expect(
      screen.getByRole('link', { name: 'Sign in to send' }),
    ).toHaveAttribute(
      'href',
      '/door?from=%2Foperations%2Frequests%2Fnew%2Fnamespace%3Fname%3Dlab',
    );
    expect(
      screen.queryByRole('button', { name: 'Send the request' }),
    ).not.toBeInTheDocument();
    first.unmount();

    open('/namespace?name=lab');
    expect(await nameField()).toHaveValue('lab-2');
    expect(await team()).toHaveValue('Team data');
    await userEvent.click(screen.getByRole('button', { name: 'Start over' }));
    expect(await nameField()).toHaveValue('lab');
    expect(await team()).toHaveValue('Team sales');
  });

  it('is sent to the template of its kind, and leads to the request', async () => {
    const { api, scaffold } = scaffolderOf();
    open(
      '/namespace?name=lab&environment=production&clusters=eu-1&title=For%20us',
      {},
      { scaffolder: api },
    );
    await nameField();
    await waitFor(async () => expect(await team()).toHaveValue('Team sales'));
    await userEvent.click(await sendButton());
    await waitFor(
      () =>
        expect(screen.getByLabelText('address')).toHaveTextContent(
          '/operations/requests/REQ-12',
        ),
      LONG,
    );
    expect(scaffold).toHaveBeenCalledWith({
      templateRef: 'template:default/namespace',
      values: {
        team: 'sales',
        name: 'lab',
        title: 'For us',
        environment: 'production',
        clusters: ['eu-1'],
        quota: 'small',
        isolated: true,
      },
    });
    expect(window.sessionStorage).toHaveLength(0);
  });

  it('says what goes and what stays, in words', async () => {
    open('/namespace?name=lab&environment=production&clusters=eu-1', {
      previewOnboarding: async () => ({
        ...PREVIEW,
        effects: [
          { effect: 'stays', what: 'group sales', reason: 'Others use it.' },
          { effect: 'goes', what: 'namespace lab' },
        ],
      }),
    });
    const effects = await screen.findByRole(
      'list',
      { name: 'What that means' },
      LONG,
    );
    expect(
      within(effects)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual(['namespace lab goes', 'group sales stays Others use it.']);
  });

  it('says where nothing can be asked for', async () => {
    open('/namespace', {
      getOnboardingOptions: async () => ({
        ...OPTIONS,
        available: false,
        problem: 'No GitOps repository is configured.',
      }),
    });
    expect(
      await screen.findByText('No GitOps repository is configured.', {}, LONG),
    ).toBeVisible();
    expect(screen.queryByRole('form')).not.toBeInTheDocument();
  });
});
