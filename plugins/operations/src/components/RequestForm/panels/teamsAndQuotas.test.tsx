import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { QuotaFacts, TeamFacts } from '@operate-first/plugin-operations-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { PREVIEW } from '../../../__fixtures__/onboarding';
import { KindPanelProps } from './model';
import { QuotaPanel } from './QuotaPanel';
import { TeamPanel } from './TeamPanel';

const LONG = { timeout: 20_000 };
const MOUNTED = {
  mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
};

const dayOf = (ago: number) =>
  new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);

const QUOTA: QuotaFacts = {
  namespace: 'shop',
  quota: 'small',
  hard: { 'limits.cpu': '1', 'limits.memory': '4Gi' },
  wish: { 'limits.cpu': '2', 'limits.memory': '8Gi' },
  clusters: [
    {
      cluster: 'eu-1',
      environment: 'production',
      uses: [
        { resource: 'limits.cpu', used: 0.9, hard: 1 },
        { resource: 'limits.memory', used: 2 ** 30, hard: 2 ** 32 },
      ],
      days: [
        {
          day: dayOf(3),
          uses: [{ resource: 'limits.cpu', used: 0.95, hard: 1 }],
        },
      ],
    },
    {
      cluster: 'us-1',
      environment: 'production',
      problem: 'Nobody watches us-1.',
      uses: [],
      days: [],
    },
  ],
};

function showQuota(facts?: Partial<QuotaFacts>) {
  return renderInTestApp(
    <QuotaPanel
      values={{}}
      onChange={() => {}}
      preview={{ ...PREVIEW, ...(facts && { facts }) }}
    />,
    MOUNTED,
  );
}

describe('what stands beside a wish for a quota', () => {
  it('is what was used and is allowed, with the wish and since when it is known', async () => {
    const { container } = showQuota(QUOTA);
    const table = await screen.findByRole(
      'table',
      { name: 'Limits on eu-1' },
      LONG,
    );
    const cellsOf = (name: string) =>
      within(within(table).getByRole('row', { name: new RegExp(name) }))
        .getAllByRole('cell')
        .map(({ textContent }) => textContent);
    expect(cellsOf('limits.cpu')).toEqual(['0.9', '0.95', '1', '2']);
    expect(cellsOf('limits.memory')).toEqual([
      '1 GiB',
      '1 GiB',
      '4 GiB',
      '8 GiB',
    ]);
    expect(
      screen.getByRole('img', {
        name: 'The most of limits.cpu used on each day, on eu-1',
      }),
    ).toBeVisible();
    expect(screen.getByText(/here since/)).toBeVisible();
    expect(screen.getByText('Nobody watches us-1.')).toBeVisible();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('says what to do first where nothing is chosen', async () => {
    showQuota({});
    expect(
      await screen.findByText(/^Choose a namespace/, {}, LONG),
    ).toBeVisible();
  });
});

const TEAM: TeamFacts = {
  team: 'sales',
  managed: 'tree',
  members: [
    { ref: 'user:default/ada' },
    { ref: 'user:default/dora', left: true },
  ],
  namespaces: ['shop', 'tills'],
};

function showTeam(
  facts?: Partial<TeamFacts>,
  values: KindPanelProps['values'] = { what: 'members', team: 'sales' },
) {
  const onChange = jest.fn();
  const shown = renderInTestApp(
    <TeamPanel
      values={values}
      onChange={onChange}
      preview={{ ...PREVIEW, ...(facts && { facts }) }}
    />,
    MOUNTED,
  );
  return { ...shown, onChange };
}

describe('what stands beside a wish for a team', () => {
  it('is who is in it, and who has left and is removed from here', async () => {
    const { container, onChange } = showTeam(TEAM, {
      team: 'sales',
      remove: ['grace'],
    });
    expect(
      await screen.findByText('Its namespaces: shop, tills', {}, LONG),
    ).toBeVisible();
    expect(screen.getByText(/^dora \(has left\)/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Remove dora' }));
    expect(onChange).toHaveBeenCalledWith({ remove: ['grace', 'dora'] });
    expect(await axe(container)).toHaveNoViolations();
  });

  it.each<[string, Partial<TeamFacts> | undefined, string]>([
    [
      'where it is written',
      { ...TEAM, managed: 'elsewhere', location: 'https://git.example.org/t' },
      'It is written elsewhere: https://git.example.org/t. Change its members there.',
    ],
    [
      'that visitors sign in',
      undefined,
      'Who is in a team is shown to people who have signed in.',
    ],
    ['that nobody is in it', { ...TEAM, members: [] }, 'Nobody is in it.'],
  ])('says %s', async (_, facts, words) => {
    showTeam(facts);
    expect(await screen.findByText(words, {}, LONG)).toBeVisible();
  });
});
