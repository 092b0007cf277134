import { renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { RequestsApi } from '@operate-first/plugin-operations-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { fakeOperations } from '../../__fixtures__/fakeOperations';
import { OPTIONS, PREVIEW } from '../../__fixtures__/onboarding';
import { operationsApiRef } from '../../api/operationsApiRef';
import { OnboardingOffer } from './defaults';
import { OnboardingField } from './OnboardingField';

const LONG = { timeout: 20_000 };
const KEPT = { request: { team: { name: '' } } };

function show(
  requests: Partial<RequestsApi> = {},
  options: { offer?: Partial<OnboardingOffer>; seen?: string[] } = {},
) {
  const { offer, seen = [] } = options;
  const getEntitiesByRefs = jest.fn(
    async (query: { entityRefs: string[] }) => ({
      items: query.entityRefs.map(ref =>
        seen.includes(ref)
          ? {
              apiVersion: 'backstage.io/v1alpha1',
              kind: 'Component',
              metadata: { name: 'x' },
            }
          : undefined,
      ),
    }),
  );
  const rendered = renderInTestApp(
    <OnboardingField formData={KEPT} onChange={() => {}} />,
    {
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      apis: [
        [
          operationsApiRef,
          fakeOperations({
            requests: {
              getOnboardingOptions: async () => ({ ...OPTIONS, ...offer }),
              previewOnboarding: async () => PREVIEW,
              ...requests,
            },
          }),
        ],
        [
          catalogApiRef,
          {
            queryEntities: async () => ({
              items: [],
              totalItems: 0,
              pageInfo: {},
            }),
            getEntitiesByRefs,
          },
        ],
      ],
    },
  );
  return { ...rendered, getEntitiesByRefs };
}

const nameField = () => screen.findByRole('textbox', { name: /^Name\b/ }, LONG);
const fillIn = async (name: string) => {
  await userEvent.type(await nameField(), name);
  await userEvent.type(
    await screen.findByRole('textbox', { name: /Who runs it/ }, LONG),
    'sales',
  );
};
const box = (name: string) => screen.getByRole('checkbox', { name });

/** With eu-1 as free as can be. */
const OTHERWISE = {
  clusters: OPTIONS.clusters.map(cluster =>
    cluster.name === 'eu-1' && cluster.capacity
      ? { ...cluster, capacity: { ...cluster.capacity, cpuTaken: 0 } }
      : cluster,
  ),
};

beforeEach(() => window.sessionStorage.clear());

describe('what is suggested', () => {
  it('says why, and stays when what is free changes', async () => {
    const first = show();
    expect(
      await screen.findByText(
        'production on us-1 is suggested: nowhere was more free. It stays until you choose otherwise.',
        {},
        LONG,
      ),
    ).toBeVisible();
    expect(
      screen.getByRole('group', { name: 'Environments and clusters' }),
    ).toHaveAccessibleDescription(/nowhere was more free/);
    expect(box('production on us-1')).toBeChecked();
    await userEvent.type(await nameField(), 'v');
    first.unmount();

    const { container } = show({}, { offer: OTHERWISE });
    expect(await nameField()).toHaveValue('v');
    expect(box('production on us-1')).toBeChecked();
    expect(box('production on eu-1')).not.toBeChecked();
    expect(await axe(container)).toHaveNoViolations();
    // What somebody chooses is nobody's suggestion.
    await userEvent.click(box('production on us-1'));
    await userEvent.click(box('production on eu-1'));
    expect(screen.queryByText(/is suggested/)).not.toBeInTheDocument();
    await userEvent.type(await nameField(), 'ouchers');
    expect(box('production on eu-1')).toBeChecked();
    expect(box('production on us-1')).not.toBeChecked();
  });

  it('says that a place comes first where nobody knows what is free, and that it is the only one', async () => {
    const first = show(
      {},
      {
        offer: {
          clusters: OPTIONS.clusters.map(cluster => ({
            ...cluster,
            capacity: undefined,
          })),
        },
      },
    );
    expect(
      await screen.findByText(/it comes first, and nobody knows/, {}, LONG),
    ).toBeVisible();
    first.unmount();
    window.sessionStorage.clear();
    show({}, { offer: { clusters: [OPTIONS.clusters[0]] } });
    expect(
      await screen.findByText(/no other cluster offers production/, {}, LONG),
    ).toBeVisible();
  });

  it('says why a promise is measured so, and no more once it is chosen', async () => {
    show({}, { offer: { addresses: undefined } });
    await fillIn('vouchers');
    const group = () =>
      within(
        screen.getByRole('radiogroup', { name: /How that is measured/ }),
      ).getByRole('radio', { checked: true });
    expect(group()).toHaveAccessibleName(/Requests are counted/);
    expect(
      screen.getByText(/because there is no address to look at/),
    ).toHaveAttribute('role', 'status');
    await userEvent.click(screen.getByText('Addresses and metrics'));
    const address = screen.getByRole('textbox', {
      name: 'Address in production',
    });
    await userEvent.type(address, 'https://v.example.org');
    expect(group()).toHaveAccessibleName(/The portal looks/);
    expect(
      screen.getByText(/because there is an address to look at/),
    ).toBeVisible();
    await userEvent.clear(address);
    expect(group()).toHaveAccessibleName(/Requests are counted/);
    await userEvent.click(
      screen.getByRole('radio', { name: 'It promises nothing yet' }),
    );
    await userEvent.click(
      screen.getByRole('radio', { name: /Requests are counted/ }),
    );
    expect(screen.queryByText(/^Suggested because/)).not.toBeInTheDocument();
    await userEvent.type(address, 'https://v.example.org');
    expect(group()).toHaveAccessibleName(/Requests are counted/);
  });
});

describe('a promise that is suggested', () => {
  it.each([
    ['with the mouse', (radio: HTMLElement) => userEvent.click(radio)],
    [
      'with the keyboard',
      async (radio: HTMLElement) => {
        radio.focus();
        await userEvent.keyboard(' ');
      },
    ],
  ])('is confirmed by choosing it once more, %s', async (_, choose) => {
    show({}, { offer: { addresses: undefined } });
    await fillIn('vouchers');
    const counted = () =>
      screen.getByRole('radio', { name: /Requests are counted/ });
    expect(counted()).toBeChecked();
    expect(screen.getByText(/^Suggested because/)).toBeVisible();
    await choose(counted());
    expect(screen.queryByText(/^Suggested because/)).not.toBeInTheDocument();
    await userEvent.click(screen.getByText('Addresses and metrics'));
    await userEvent.type(
      screen.getByRole('textbox', { name: 'Address in production' }),
      'https://v.example.org',
    );
    expect(counted()).toBeChecked();
  });
});

describe('a name that cannot be', () => {
  it('is said once, at its place, and nothing else repeats it', async () => {
    show();
    await fillIn('Bus Tickets');
    expect(
      await screen.findAllByText(/has capital letters|has characters/),
    ).toHaveLength(1);
    expect(screen.getByRole('textbox', { name: /^Namespace/ })).toHaveValue('');
    await userEvent.click(screen.getByText('Addresses and metrics'));
    const address = screen.getByRole('textbox', {
      name: 'Address in production',
    });
    expect(address).toHaveValue('');
    expect(address).not.toBeInvalid();
    expect(screen.queryByText(/It is made at/)).not.toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Use bus-tickets' }),
    );
    expect(address).toHaveValue(
      'https://bus-tickets.production.example.org/healthz',
    );
    expect(address).toHaveAccessibleDescription(/From the name/);
  });

  it.each([
    ['leads to what has it', ['component:default/payments'], 1],
    ['leads nowhere where the reader may not see it', [], 0],
  ])('%s', async (_, seen, links) => {
    const { getEntitiesByRefs } = show(
      {
        previewOnboarding: async () => ({
          ...PREVIEW,
          files: [],
          problems: [
            {
              field: 'services[0].name',
              value: 'payments',
              message: 'There is a service payments of somebody else.',
            },
          ],
        }),
      },
      { seen },
    );
    await fillIn('payments');
    expect(
      await screen.findByText('One thing is in the way.', {}, LONG),
    ).toBeVisible();
    // Who has to approve what cannot be sent, nobody needs to know.
    expect(
      screen.queryByText(PREVIEW.approval!.sentence),
    ).not.toBeInTheDocument();
    expect(
      screen.getByText(/is said when nothing is in the way/),
    ).toBeVisible();
    await waitFor(() => expect(getEntitiesByRefs).toHaveBeenCalled());
    await getEntitiesByRefs.mock.results[0].value;
    await waitFor(() =>
      expect(screen.queryAllByRole('link', { name: /payments/ })).toHaveLength(
        links,
      ),
    );
  });
});

describe('a preview', () => {
  it('of what stood there before says so, and nothing of who has to approve it', async () => {
    const answers: Array<(answer: typeof PREVIEW) => void> = [];
    show({
      previewOnboarding: () =>
        new Promise(resolve => {
          answers.push(resolve);
        }),
    });
    await fillIn('vouchers');
    await waitFor(() => expect(answers).toHaveLength(1), LONG);
    answers[0](PREVIEW);
    expect(await screen.findByText(PREVIEW.approval!.sentence)).toBeVisible();
    await userEvent.type(await nameField(), '-2');
    expect(
      await screen.findByText(/What you see is from before/, {}, LONG),
    ).toHaveAttribute('role', 'status');
    expect(
      screen.queryByText(PREVIEW.approval!.sentence),
    ).not.toBeInTheDocument();
    await waitFor(() => expect(answers).toHaveLength(2), LONG);
    answers[1](PREVIEW);
    expect(await screen.findByText(PREVIEW.approval!.sentence)).toBeVisible();
    // With a mistake in the form, there is no answer to it at all.
    await userEvent.type(await nameField(), '.');
    expect(
      screen.queryByText(PREVIEW.approval!.sentence),
    ).not.toBeInTheDocument();
    expect(screen.getByText(/What you see is from before/)).toBeVisible();
  });

  it('names the alerts that there will be, in plain words', async () => {
    show();
    await fillIn('vouchers');
    const alerts = within(
      await screen.findByRole(
        'region',
        { name: 'Alerts that come with it' },
        LONG,
      ),
    );
    const words = () =>
      alerts.getAllByRole('listitem').map(({ textContent }) => textContent);
    expect(words()).toEqual([
      'ServiceDown: The service is down in production. It calls whoever is on call.',
      'ServiceDegraded: The service is not well in production, and works. It can wait until the morning.',
      'SloBurn: 2% of what may fail in 30 days fails within 60 minutes. It calls whoever is on call.',
      'SloBurn: 5% of what may fail in 30 days fails within 6 hours. It calls whoever is on call.',
      'SloBurn: 10% of what may fail in 30 days fails within 24 hours. It can wait until the morning.',
      'SloBurn: 10% of what may fail in 30 days fails within 3 days. It can wait until the morning.',
    ]);
    await userEvent.click(
      screen.getByRole('radio', { name: 'It promises nothing yet' }),
    );
    expect(
      await screen.findByText(/no alert tells of a budget/, {}, LONG),
    ).toBeVisible();
  });
});
