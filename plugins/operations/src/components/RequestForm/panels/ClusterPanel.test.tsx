import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { axe } from 'jest-axe';
import { ClusterPanel } from './ClusterPanel';

const LONG = { timeout: 10_000 };

function show(facts?: Record<string, unknown>) {
  return renderInTestApp(
    <ClusterPanel
      values={{}}
      onChange={() => {}}
      preview={{ problems: [], notes: [], files: [], facts }}
    />,
  );
}

describe('ClusterPanel', () => {
  it.each([
    ['answers', 'It answers the portal.'],
    ['fails', 'It does not answer the portal.'],
    ['notTried', 'Not tried.'],
  ])('says how the API of the cluster is: %s', async (state, words) => {
    const { container } = show({ connection: { state, message: 'As told.' } });
    expect(
      await screen.findByText(words, { exact: false }, LONG),
    ).toBeVisible();
    expect(screen.getByText('As told.')).toHaveAttribute('lang', 'en');
    expect((await axe(container)).violations).toEqual([]);
  });

  it('says that nothing was tried yet, and gives the rights to copy', async () => {
    show();
    expect(
      await screen.findByText(/Once the form is filled in/, {}, LONG),
    ).toBeVisible();
    expect(
      screen.getByRole('region', { name: 'The rights as YAML' }),
    ).toHaveTextContent('kind: ClusterRole');
    expect(screen.getByRole('button', { name: 'Copy' })).toBeEnabled();
  });
});
