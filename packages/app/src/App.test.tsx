import { ConfigReader } from '@backstage/config';
import { createApp } from '@backstage/frontend-defaults';
import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { JsonObject } from '@backstage/types';
import {
  cleanup,
  render,
  screen,
  waitFor,
  within,
} from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { features } from './features';
import { readChoice, rememberChoice } from './modules/signIn/choice';
import { enter } from './modules/signIn/location';

jest.mock('./modules/signIn/location', () => ({
  ...jest.requireActual('./modules/signIn/location'),
  // jsdom cannot load another page.
  enter: jest.fn(),
}));

const AUTH = 'http://localhost/api/auth';

function session(userEntityRef: string, displayName?: string) {
  const payload = {
    sub: userEntityRef,
    exp: Math.floor(Date.now() / 1000) + 3600,
  };
  return {
    profile: { displayName },
    backstageIdentity: {
      token: `x.${btoa(JSON.stringify(payload))}.x`,
      identity: {
        type: 'user',
        userEntityRef,
        ownershipEntityRefs: [userEntityRef],
      },
    },
  };
}

function refuse(status: number, message: string) {
  return HttpResponse.json(
    {
      error: { name: 'NotFoundError', message },
      response: { statusCode: status },
    },
    { status },
  );
}

/** As much of a service as is counted. */
const UNWELL = { id: '1', entityRef: 'component:default/payments' };

const LANGUAGES = {
  'api:app/app-language': { config: { availableLanguages: ['en', 'de'] } },
};

/** Pages are loaded when they are opened, which takes a busy machine a while. */
const LONG = { timeout: 20_000 };

describe('App', () => {
  const askedForMine = jest.fn();
  const server = setupServer();
  registerMswTestHooks(server);

  beforeEach(() => {
    window.localStorage.clear();
    jest.mocked(enter).mockClear();
    askedForMine.mockClear();
    server.use(
      http.get(`${AUTH}/guest/refresh`, () =>
        HttpResponse.json(session('user:operations/anonymous')),
      ),
      http.get(`${AUTH}/example-users/refresh`, ({ request }) =>
        request.headers.get('x-example-user') === 'user:default/mia'
          ? HttpResponse.json(session('user:default/mia', 'Mia Member'))
          : refuse(404, 'User not found'),
      ),
      http.get(`${AUTH}/example-users/users`, () =>
        HttpResponse.json({
          users: [
            {
              entityRef: 'user:default/mia',
              displayName: 'Mia',
              groups: ['Sales'],
            },
            { entityRef: 'user:default/bo', displayName: 'Bo', groups: [] },
          ],
        }),
      ),
      http.get('http://localhost/api/notifications/status', () =>
        HttpResponse.json({ unread: 0, read: 0 }),
      ),
      http.get('http://localhost/api/operations/incidents/mine', () => {
        askedForMine();
        return HttpResponse.json({ incidents: [], services: [UNWELL] });
      }),
    );
  });

  async function open(path: string, providers: JsonObject = {}) {
    window.history.pushState({}, '', path);
    const config = new ConfigReader({
      app: {
        title: 'Operate First',
        baseUrl: 'http://localhost',
        extensions: [LANGUAGES],
      },
      backend: { baseUrl: 'http://localhost' },
      auth: { environment: 'test', providers },
    });
    const app = createApp({
      features,
      advanced: { configLoader: async () => ({ config }) },
    });
    render(app.createRoot());
  }

  it('lets everybody in, and offers to sign in', async () => {
    await open('/sign-in');
    const navigation = await screen.findByRole('navigation', {
      name: 'sidebar nav',
    });
    expect(
      await within(navigation).findByRole('link', { name: 'Sign in' }),
    ).toHaveAttribute('href', '/sign-in?from=%2Fsign-in');
    expect(
      within(navigation)
        .getAllByRole('link')
        .map(link => link.textContent),
    ).toEqual([
      'Operate First',
      'Operations',
      'Questions',
      'Runbooks',
      'Post-mortems',
      'Catalog',
      'APIs',
      'Search',
      'Sign in',
    ]);
    expect(
      await screen.findByText(/Nobody can sign in here yet/),
    ).toBeInTheDocument();
    // Nothing is theirs who have not signed in.
    expect(askedForMine).not.toHaveBeenCalled();
  });

  it.each([
    ['/operations/slos', 'Operations'],
    ['/operations/questions', 'Questions'],
    ['/operations/post-mortems/PM-7', 'Post-mortems'],
  ])('marks one place for %s', async (path, name) => {
    server.use(
      http.get('http://localhost/api/operations/*', () =>
        HttpResponse.json({}, { status: 404 }),
      ),
    );
    await open(path);
    const navigation = await screen.findByRole('navigation', {
      name: 'sidebar nav',
    });
    await waitFor(() =>
      expect(
        within(navigation)
          .getAllByRole('link', { current: 'page' })
          .map(link => link.textContent),
      ).toEqual([name]),
    );
  });

  it('asks who had it before when a visitor pastes what a machine said, wherever they paste it', async () => {
    const asked = jest.fn();
    server.use(
      http.get('http://localhost/api/search/query', ({ request }) => {
        asked(new URL(request.url).searchParams.get('term'));
        return HttpResponse.json({ results: [], numberOfResults: 0 });
      }),
      http.get('http://localhost/api/operations/incidents/policy', () =>
        HttpResponse.json({ severities: [] }),
      ),
      http.post(
        'http://localhost/api/operations/similar',
        async ({ request }) =>
          HttpResponse.json({
            confidence: 'high',
            readAs: [],
            results: [
              {
                kind: 'postMortem',
                key: 'PM-7',
                title: JSON.stringify(await request.json()),
                confidence: 'high',
                why: [{ kind: 'code', text: 'ECONNREFUSED' }],
                services: [],
              },
            ],
          }),
      ),
    );
    await open('/search?query=disk');
    const words = await screen.findByRole('textbox', { name: 'Search' }, LONG);
    await waitFor(() => expect(words).toHaveValue('disk'), LONG);
    await userEvent.click(words);
    await userEvent.paste('connect ECONNREFUSED\n    at TCP.connect');
    expect(
      await screen.findByRole('heading', { name: /resembles this/ }, LONG),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: /PM-7.*ECONNREFUSED.*TCP/ }),
    ).toHaveAttribute('href', '/operations/post-mortems/PM-7');
    // It was no word to look for, and stands in no address.
    expect(words).toHaveValue('disk');
    expect(window.location.search).toBe('?query=disk');
    expect(asked).toHaveBeenCalledWith('disk');
    expect(asked).not.toHaveBeenCalledWith(
      expect.stringContaining('ECONNREFUSED'),
    );
  });

  it.each([
    ['/notifications', 'Sign in to see your notifications.'],
    ['/settings', 'Sign in to see and change your settings.'],
    [
      '/create',
      'Sign in to start a template. How a service is onboarded can be tried without.',
    ],
  ])(
    'asks visitors of %s whether they want to sign in',
    async (path, words) => {
      await open(path);
      const page = (await screen.findByText(words)).closest('main');
      expect(
        within(page as HTMLElement).getByRole('link', { name: 'Sign in' }),
      ).toHaveAttribute('href', `/sign-in?from=${encodeURIComponent(path)}`);
    },
  );

  it('speaks the language of the reader, in what Backstage brings, too', async () => {
    window.localStorage.setItem('language', 'de');
    await open('/notifications');
    expect(
      await screen.findByText(
        'Melden Sie sich an, um Ihre Benachrichtigungen zu sehen.',
      ),
    ).toBeInTheDocument();
    expect(document.documentElement).toHaveAttribute('lang', 'de');
    expect(
      document.documentElement.style.getPropertyValue('--portal-nothing-found'),
    ).toBe('"Nichts gefunden"');
    cleanup();
    rememberChoice({
      provider: 'example-users',
      userEntityRef: 'user:default/mia',
    });
    await open('/sign-in', { 'example-users': {} });
    expect(
      await screen.findByRole('link', { name: 'Nachrichten' }),
    ).toHaveAttribute('href', '/notifications');
  });

  it('signs in as a user of the example organisation', async () => {
    await open('/sign-in?from=/catalog', { 'example-users': {} });
    const people = await screen.findByRole('region', {
      name: 'Somebody of the example organisation',
    });
    expect(
      await within(people).findByRole('heading', { name: 'In no team' }),
    ).toBeInTheDocument();
    await userEvent.click(within(people).getByRole('button', { name: 'Mia' }));
    expect(readChoice()).toEqual({
      provider: 'example-users',
      userEntityRef: 'user:default/mia',
    });
    expect(enter).toHaveBeenCalledWith('/catalog');
  });

  it('offers the providers that are configured', async () => {
    await open('/sign-in', { github: {}, oidc: {} });
    expect(
      await screen.findByRole('button', { name: 'Sign in with GitHub' }),
    ).toBeInTheDocument();
    expect(
      screen.getAllByRole('button', { name: /^Sign in with/ }),
    ).toHaveLength(2);
  });

  it('remembers who somebody is until they sign out', async () => {
    rememberChoice({
      provider: 'example-users',
      userEntityRef: 'user:default/mia',
    });
    await open('/sign-in', { 'example-users': {} });
    expect(
      await screen.findByRole('link', { name: 'Mia Member' }),
    ).toHaveAttribute('href', '/catalog/default/user/mia');
    expect(screen.getByRole('link', { name: 'Settings' })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Create' })).toHaveAttribute(
      'href',
      '/create',
    );
    // The badge says what it means to who cannot see it.
    expect(
      await screen.findByRole('link', {
        name: 'Operations: one of your services is not well',
      }),
    ).toHaveAttribute('href', '/operations');

    await userEvent.click(screen.getByRole('button', { name: 'Sign out' }));
    await waitFor(() => expect(readChoice()).toBeUndefined());
  });

  it('asks for a service by the same form among the templates', async () => {
    rememberChoice({
      provider: 'example-users',
      userEntityRef: 'user:default/mia',
    });
    const problems = [{ field: 'team.name', message: 'Nobody is called so.' }];
    const started = jest.fn();
    server.use(
      http.get(
        'http://localhost/api/scaffolder/v2/templates/default/template/onboard-service/parameter-schema',
        () =>
          HttpResponse.json({
            title: 'Onboard a service',
            steps: [
              {
                title: 'What is to run where',
                schema: {
                  type: 'object',
                  required: ['onboarding'],
                  properties: {
                    onboarding: {
                      type: 'object',
                      'ui:field': 'OperationsOnboarding',
                      properties: {
                        skeleton: { type: 'string', enum: ['node', 'python'] },
                        request: { type: 'object', required: ['team'] },
                      },
                    },
                  },
                },
              },
            ],
          }),
      ),
      http.post(
        'http://localhost/api/scaffolder/v2/tasks',
        async ({ request }) => {
          started(await request.json());
          return HttpResponse.json({ id: 'one' }, { status: 201 });
        },
      ),
      http.get('http://localhost/api/scaffolder/*', () =>
        refuse(404, 'There is no such task'),
      ),
      http.get('http://localhost/api/catalog/entities/by-query', () =>
        HttpResponse.json({ items: [], totalItems: 0, pageInfo: {} }),
      ),
      http.get('http://localhost/api/catalog/entities/by-name/*', () =>
        refuse(404, 'There is no such template'),
      ),
      http.get('http://localhost/api/operations/onboarding/options', () =>
        HttpResponse.json({
          available: true,
          clusters: [
            {
              name: 'eu-1',
              flavour: 'kubernetes',
              environments: ['production'],
            },
          ],
          environments: ['production'],
          quotas: [{ tier: 'small', words: 'small' }],
          delivery: 'argocd',
          sources: 'https://git.example.org/{service}',
        }),
      ),
      http.post('http://localhost/api/operations/onboarding/preview', () =>
        HttpResponse.json({ problems, notes: [], files: [] }),
      ),
    );
    await open('/create/templates/default/onboard-service', {
      'example-users': {},
    });
    await userEvent.type(
      await screen.findByRole('textbox', { name: /^Name\b/ }, LONG),
      'vouchers',
    );
    await userEvent.type(
      await screen.findByRole('textbox', { name: /Who runs it/ }, LONG),
      'sales',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    expect(
      (await screen.findAllByText(/team\.name: Nobody is called so/, {}, LONG))
        .length,
    ).toBeGreaterThan(0);
    problems.length = 0;
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Create' }, LONG),
    );
    await waitFor(
      () =>
        expect(started).toHaveBeenCalledWith(
          expect.objectContaining({
            templateRef: 'template:default/onboard-service',
            values: {
              onboarding: {
                skeleton: 'node',
                request: expect.objectContaining({ team: { name: 'sales' } }),
              },
            },
          }),
        ),
      LONG,
    );
  });

  it('says why somebody is not signed in, and goes on without', async () => {
    rememberChoice({
      provider: 'example-users',
      userEntityRef: 'user:default/gone',
    });
    await open('/sign-in');
    expect(
      await screen.findByText(
        'Signing in did not work: User not found. You can read what is public.',
      ),
    ).toBeInTheDocument();
    expect(
      (await screen.findAllByRole('link', { name: 'Sign in' })).length,
    ).toBeGreaterThan(0);
    expect(readChoice()).toBeUndefined();
  });

  it('keeps the choice of somebody while the portal is starting', async () => {
    server.use(
      http.get(`${AUTH}/*`, () =>
        refuse(503, 'Service has not started up yet'),
      ),
    );
    const choice = {
      provider: 'example-users',
      userEntityRef: 'user:default/mia',
    } as const;
    rememberChoice(choice);
    await open('/sign-in');
    expect(
      await screen.findByRole('heading', {
        name: 'The portal does not answer',
      }),
    ).toBeInTheDocument();
    expect(readChoice()).toEqual(choice);
  });
});
