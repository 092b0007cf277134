import {
  coreExtensionData,
  createExtension,
  identityApiRef,
} from '@backstage/frontend-plugin-api';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';

import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { LogEvent, ScaffolderApi } from '@backstage/plugin-scaffolder-common';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import { RequestsApi } from '@operate-first/plugin-operations-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { useLocation } from 'react-router-dom';
import { fakeOperations } from '../../__fixtures__/fakeOperations';
import { OPTIONS, PREVIEW } from '../../__fixtures__/onboarding';
import { problem } from '../../__fixtures__/operations';
import { operationsApiRef } from '../../api/operationsApiRef';
import { operationsPage } from '../../plugin';
import { signInRouteRef } from '../../routes';
import { BLANK, blankNamespace } from './form';

const LONG = { timeout: 20_000 };

interface Event {
  type: LogEvent['type'];
  body: LogEvent['body'] & { output?: object; error?: object };
}

/** A scaffolder whose tasks say what they are given, one list for each task. */
function scaffolderOf(...tasks: Event[][]) {
  let started = 0;
  const scaffold = jest.fn(async (_: { values: object }) => {
    started += 1;
    return { taskId: `task-${started}` };
  });
  // A task that is run again goes on with what comes next.
  const retry = jest.fn(async (id: string) => {
    tasks.splice(Number(id.slice('task-'.length)) - 1, 1);
    return { id };
  });
  const api = {
    scaffold,
    retry,
    getTask: async (id: string) => ({
      id,
      spec: {
        steps: [{ id: 'open', name: 'Open the request', action: 'x' }],
        parameters: scaffold.mock.lastCall?.[0].values,
      },
    }),
    streamLogs: ({ taskId }: { taskId: string }) => ({
      subscribe: ({ next }: { next: (event: unknown) => void }) => {
        const events = tasks[Number(taskId.slice('task-'.length)) - 1];
        const timer = setTimeout(() =>
          events.forEach((event, id) =>
            next({ ...event, id, taskId, createdAt: '2026-05-11T10:00:00Z' }),
          ),
        );
        return { unsubscribe: () => clearTimeout(timer), closed: false };
      },
    }),
  };
  return { scaffold, retry, api: api as unknown as ScaffolderApi };
}

const DONE: Event[] = [
  {
    type: 'log',
    body: { message: 'Opening', stepId: 'open', status: 'completed' },
  },
  {
    type: 'completion',
    body: { message: 'Done', output: { request: 'REQ-12' } },
  },
];
const FAILED: Event[] = [
  {
    type: 'log',
    body: { message: 'Cannot', stepId: 'open', status: 'failed' },
  },
  {
    type: 'completion',
    body: {
      message: 'Failed',
      error: { name: 'Error', message: 'The remote refuses the branch.' },
    },
  },
];

function Address() {
  const { pathname, search } = useLocation();
  return <output aria-label="address">{`${pathname}${search}`}</output>;
}

function open(
  requests: Partial<RequestsApi> = {},
  options: {
    isVisitor?: boolean;
    search?: string;
    scaffolder?: ScaffolderApi;
    groups?: string[];
    integrations?: Record<string, Array<{ host: string }>>;
  } = {},
) {
  const { isVisitor, search = '', groups = ['data', 'sales'] } = options;
  const previewOnboarding = jest.fn(async () => PREVIEW);
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
    config: { integrations: options.integrations ?? {} },
    initialRouteEntries: [`/operations/onboard${search}`],
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
            items: (query?.filter?.kind === 'group' ? groups : []).map(
              name => ({
                apiVersion: 'backstage.io/v1alpha1',
                kind: 'Group',
                metadata: { name, title: name.toUpperCase() },
              }),
            ),
            totalItems: groups.length,
            pageInfo: {},
          }),
        },
      ],
      [scaffolderApiRef, options.scaffolder ?? scaffolderOf(DONE).api],
    ],
  });
  return { ...rendered, previewOnboarding };
}

const nameField = () => screen.findByRole('textbox', { name: /^Name\b/ }, LONG);
const sendButton = () =>
  screen.findByRole('button', { name: 'Send the request' }, LONG);

beforeEach(() => window.sessionStorage.clear());

describe('onboarding a service', () => {
  it('needs a name and a team; what it would change stands beside it', async () => {
    const { container, previewOnboarding } = open();
    await userEvent.type(await nameField(), 'vouchers');
    // The reader is in one team: it is theirs unless they say otherwise.
    expect(
      await screen.findByRole('button', { name: /SALES.*Who runs it/ }, LONG),
    ).toBeVisible();
    expect(
      await screen.findByText('2 new files, one changed', {}, LONG),
    ).toBeVisible();
    // It is asked in pauses, not with every letter.
    expect(previewOnboarding.mock.calls.length).toBeLessThan('vouchers'.length);
    expect(previewOnboarding).toHaveBeenLastCalledWith(
      {
        request: expect.objectContaining({
          team: { name: 'sales' },
          namespaces: [
            expect.objectContaining({
              name: 'vouchers',
              places: [{ environment: 'production', cluster: 'us-1' }],
            }),
          ],
        }),
      },
      { signal: expect.anything() },
    );
    expect(screen.getByText(PREVIEW.approval!.sentence)).toBeVisible();
    expect(screen.getByText(PREVIEW.notes[0])).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', { name: /all\.yaml.*changed/ }),
    );
    expect(
      screen.getByRole('region', { name: 'What changes in services/all.yaml' }),
    ).toHaveTextContent('+ - ./vouchers');
    expect(
      screen.getByText('99.9 % means 43 minutes a month without it.'),
    ).toBeVisible();
    const places = screen.getByRole('table');
    expect(
      within(places).getByRole('row', { name: /^us-1/ }),
    ).toHaveTextContent('12 of 16 cores free');
    expect(
      within(places).getByText('Up to small is approved by itself.'),
    ).toBeVisible();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('says at once what cannot be, and offers what can', async () => {
    const { previewOnboarding } = open();
    const name = await nameField();
    await userEvent.type(name, 'Bus Tickets');
    expect(
      await screen.findByText(/"Bus Tickets" has capital letters/, {}, LONG),
    ).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', { name: 'Use bus-tickets' }),
    );
    expect(name).toHaveValue('bus-tickets');
    await waitFor(
      () =>
        expect(previewOnboarding).toHaveBeenCalledWith(
          {
            request: expect.objectContaining({
              services: [
                expect.objectContaining({
                  name: 'bus-tickets',
                  title: 'Bus Tickets',
                }),
              ],
            }),
          },
          expect.anything(),
        ),
      LONG,
    );
  });

  it('places what the portal finds at its field, goes there, and sends nothing', async () => {
    const { api, scaffold } = scaffolderOf(DONE);
    open(
      {
        previewOnboarding: async () => ({
          files: [],
          notes: [],
          problems: [
            {
              field: 'namespaces[0].name',
              value: 'vouchers',
              message: 'The namespace vouchers belongs to data.',
            },
            { field: 'services/x.yaml', message: 'Somebody wrote it by hand.' },
          ],
        }),
      },
      { scaffolder: api },
    );
    // What nobody has come to is not wrong yet.
    await nameField();
    expect(screen.queryByText(/is missing/)).not.toBeInTheDocument();
    await userEvent.click(await sendButton());
    expect(await screen.findByText(/is missing/, {}, LONG)).toBeVisible();
    expect(await nameField()).toHaveFocus();

    await userEvent.keyboard('vouchers');
    expect(
      await screen.findByText('2 things are in the way.', {}, LONG),
    ).toBeVisible();
    expect(
      screen.getByText('Somebody wrote it by hand.', { exact: false }),
    ).toBeVisible();
    await userEvent.click(await sendButton());
    const namespace = screen.getByRole('textbox', { name: /^Namespace/ });
    await waitFor(() => expect(namespace).toHaveFocus());
    expect(namespace).toHaveAccessibleDescription(/belongs to data/);
    // Another name is another question.
    await userEvent.keyboard('-2');
    expect(screen.queryByText(/belongs to data/)).not.toBeInTheDocument();
    expect(scaffold).not.toHaveBeenCalled();
  });

  it('is filled in by visitors, who keep it while they sign in', async () => {
    const first = open({}, { isVisitor: true, search: '?service=vouchers' });
    expect(await nameField()).toHaveValue('vouchers');
    await userEvent.click(
      await screen.findByRole('button', { name: /Who runs it/ }, LONG),
    );
    await userEvent.click(await screen.findByRole('option', { name: /DATA/ }));
    expect(
      await screen.findByText('2 new files, one changed', {}, LONG),
    ).toBeVisible();
    await userEvent.type(await nameField(), '-2');
    expect(
      screen.getByRole('link', { name: 'Sign in to send' }),
    ).toHaveAttribute(
      'href',
      '/door?from=%2Foperations%2Fonboard%3Fservice%3Dvouchers',
    );
    expect(
      screen.queryByRole('button', { name: 'Send the request' }),
    ).not.toBeInTheDocument();
    first.unmount();

    open({}, { search: '?service=vouchers' });
    expect(await nameField()).toHaveValue('vouchers-2');
    expect(
      await screen.findByRole('button', { name: /DATA.*Who runs it/ }, LONG),
    ).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Start over' }));
    expect(await nameField()).toHaveValue('vouchers');
  });

  it('is sent, followed step by step, and leads to the request', async () => {
    const { api, scaffold, retry } = scaffolderOf(FAILED, DONE);
    open({}, { scaffolder: api, search: '?service=vouchers' });
    await userEvent.click(await sendButton());
    expect(
      await screen.findByText('The remote refuses the branch.', {}, LONG),
    ).toHaveAttribute('lang', 'en');
    expect(screen.getByText(/It failed:.*Nothing was changed/)).toBeVisible();
    expect(scaffold).toHaveBeenCalledWith({
      templateRef: 'template:default/onboard-service',
      values: {
        onboarding: {
          skeleton: 'node',
          request: expect.objectContaining({ team: { name: 'sales' } }),
        },
      },
    });
    expect(
      screen.getByText('Open the request').closest('li'),
    ).toHaveTextContent('failed');
    expect(await nameField()).toHaveValue('vouchers');

    expect(screen.getByRole('link', { name: 'Your requests' })).toHaveAttribute(
      'href',
      '/operations/requests?view=byMe',
    );

    // The same form is the same task: what it has opened, it finds again.
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(
      () =>
        expect(screen.getByLabelText('address')).toHaveTextContent(
          '/operations/requests/REQ-12',
        ),
      LONG,
    );
    expect(retry).toHaveBeenCalledTimes(1);
    expect(scaffold).toHaveBeenCalledTimes(1);
    expect(window.sessionStorage).toHaveLength(0);
  });

  it('is another task where something was changed after the first has failed', async () => {
    const { api, scaffold, retry } = scaffolderOf(FAILED, DONE);
    open({}, { scaffolder: api, search: '?service=vouchers' });
    await userEvent.click(await sendButton());
    await screen.findByText(/It failed/, {}, LONG);
    await userEvent.type(await nameField(), '-2');
    await screen.findByText('2 new files, one changed', {}, LONG);
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(scaffold).toHaveBeenCalledTimes(2), LONG);
    expect(retry).not.toHaveBeenCalled();
  });

  it('begins another form after one was sent, and sends nothing by that', async () => {
    const { api, scaffold, retry } = scaffolderOf(FAILED, DONE);
    open({}, { scaffolder: api });
    await userEvent.type(await nameField(), 'vouchers');
    await userEvent.click(await sendButton());
    await screen.findByText(/It failed/, {}, LONG);
    await userEvent.click(screen.getByRole('button', { name: 'Start over' }));
    expect(await nameField()).toHaveValue('');
    expect(screen.queryByText(/It failed/)).not.toBeInTheDocument();
    expect(screen.getByLabelText('address')).toHaveTextContent(
      /^\/operations\/onboard$/,
    );
    expect(scaffold).toHaveBeenCalledTimes(1);
    expect(retry).not.toHaveBeenCalled();
  });

  it('leads to the request that is open for the same', async () => {
    open({
      previewOnboarding: async () => ({
        ...PREVIEW,
        problems: [
          {
            field: 'services[0].name',
            value: 'vouchers',
            message: 'vouchers is asked for in REQ-7 already.',
          },
        ],
      }),
    });
    await userEvent.type(await nameField(), 'vouchers');
    expect(
      await screen.findByRole('link', { name: 'REQ-7' }, LONG),
    ).toHaveAttribute('href', '/operations/requests/REQ-7');
    // At its field it is English, too, as these pages do not know the sentence.
    expect(
      await screen.findByText('vouchers is asked for in REQ-7 already.'),
    ).toHaveAttribute('lang', 'en');
  });

  it('is made on a host that the portal knows, with a project where there are some', async () => {
    const { api, scaffold } = scaffolderOf(DONE);
    open(
      {},
      {
        scaffolder: api,
        search: '?service=vouchers',
        integrations: {
          github: [{ host: 'github.com' }],
          bitbucketServer: [{ host: 'bitbucket.example.org' }],
        },
      },
    );
    await userEvent.click(
      await screen.findByRole('button', { name: /Where it is made/ }, LONG),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: 'GitHub, github.com' }),
    );
    const address = await screen.findByRole('textbox', {
      name: /Address of the new repository/,
    });
    await userEvent.type(address, 'https://example.org/a/b');
    expect(
      await screen.findByText(
        'Write where it is to be on github.com: the owner and the name.',
      ),
    ).toBeVisible();
    await userEvent.clear(address);
    // Whose host it is, the address says.
    await userEvent.type(
      address,
      'https://bitbucket.example.org/scm/WEB/vouchers',
    );
    expect(await screen.findByRole('textbox', { name: /Project/ })).toHaveValue(
      'WEB',
    );
    await screen.findByText('2 new files, one changed', {}, LONG);
    await userEvent.click(await sendButton());
    await waitFor(() => expect(scaffold).toHaveBeenCalledTimes(1), LONG);
    expect(scaffold.mock.lastCall?.[0].values).toMatchObject({
      onboarding: {
        skeleton: 'node',
        host: 'bitbucketServer',
        project: 'WEB',
        request: {
          services: [
            {
              repository: {
                url: 'https://bitbucket.example.org/scm/WEB/vouchers',
              },
            },
          ],
        },
      },
    });
  });

  it('takes further services, each with a repository of its own', async () => {
    const { previewOnboarding, container } = open(
      {},
      { search: '?service=shop' },
    );
    await nameField();
    await userEvent.click(
      screen.getByRole('button', { name: 'Add a service' }),
    );
    const further = within(
      screen.getByRole('list', { name: 'Further services' }),
    );
    await userEvent.type(
      further.getByRole('textbox', { name: /Address of the repository/ }),
      'https://git.example.org/marram/shop-worker',
    );
    expect(further.getByRole('textbox', { name: /^Name/ })).toHaveValue(
      'shop-worker',
    );
    await waitFor(
      () =>
        expect(previewOnboarding).toHaveBeenLastCalledWith(
          {
            request: expect.objectContaining({
              services: [
                expect.objectContaining({ name: 'shop' }),
                expect.objectContaining({ name: 'shop-worker' }),
              ],
            }),
          },
          expect.anything(),
        ),
      LONG,
    );
    expect(await axe(container)).toHaveNoViolations();
    await userEvent.click(
      screen.getByRole('button', { name: 'Remove the service shop-worker' }),
    );
    expect(
      screen.queryByRole('list', { name: 'Further services' }),
    ).not.toBeInTheDocument();
  });

  it('says what the portal has written as English, whatever the page is', async () => {
    open({ previewOnboarding: async () => PREVIEW });
    await userEvent.type(await nameField(), 'vouchers');
    expect(await screen.findByText(PREVIEW.notes[0], {}, LONG)).toHaveAttribute(
      'lang',
      'en',
    );
    expect(screen.getByText(PREVIEW.approval!.sentence)).toHaveAttribute(
      'lang',
      'en',
    );
  });

  it('says what is not there: an offer, an answer, a preview, a team', async () => {
    const nothing = open({
      getOnboardingOptions: async () => ({
        ...OPTIONS,
        available: false,
        problem: 'No GitOps repository is configured.',
      }),
    });
    expect(
      await screen.findByText('No GitOps repository is configured.', {}, LONG),
    ).toBeVisible();
    nothing.unmount();

    const getOnboardingOptions = jest
      .fn<ReturnType<RequestsApi['getOnboardingOptions']>, []>()
      .mockRejectedValueOnce(problem(503, 'The store is busy.'))
      .mockResolvedValue(OPTIONS);
    const previewOnboarding = jest
      .fn<ReturnType<RequestsApi['previewOnboarding']>, []>()
      .mockRejectedValueOnce(problem(500, 'The tree cannot be read.'))
      .mockResolvedValue(PREVIEW);
    open({ getOnboardingOptions, previewOnboarding }, { groups: [] });
    expect(
      await screen.findByText(/The store is busy/, {}, LONG),
    ).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await userEvent.type(await nameField(), 'vouchers');
    await userEvent.type(
      screen.getByRole('textbox', { name: /Who runs it/ }),
      'sales',
    );
    expect(
      await screen.findByText(/The tree cannot be read/, {}, LONG),
    ).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByText('2 new files, one changed', {}, LONG),
    ).toBeVisible();
  });

  it('has room for fifty namespaces, each a line until it is opened', async () => {
    window.sessionStorage.setItem(
      'operations onboarding',
      JSON.stringify({
        of: '',
        form: {
          ...BLANK,
          name: 'vouchers',
          namespaces: Array.from({ length: 50 }, (_, index) => ({
            ...blankNamespace(String(index)),
            name: `vouchers-${index}`,
            tier: 'custom',
            limits: [{ name: 'limits.cpu', amount: index === 30 ? 'x' : '1' }],
          })),
        },
      }),
    );
    open();
    const toggles = await screen.findAllByRole(
      'button',
      { name: /^vouchers-\d+$/ },
      LONG,
    );
    expect(toggles).toHaveLength(50);
    // The first, and the one in which something is wrong.
    expect(screen.getAllByRole('table')).toHaveLength(2);
    expect(screen.getByText(/"x" is not a quantity/)).toBeVisible();
    expect(
      screen.queryByRole('button', { name: 'Add a namespace' }),
    ).not.toBeInTheDocument();
    await userEvent.click(toggles[7]);
    expect(toggles[7]).toHaveAttribute('aria-expanded', 'true');
    await userEvent.click(
      screen.getByRole('button', { name: 'Remove the namespace vouchers-30' }),
    );
    expect(screen.queryByText(/is not a quantity/)).not.toBeInTheDocument();
  });
});
