import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { signInRouteRef } from '../../routes';
import { SignIn } from './SignIn';

const LONG = { timeout: 10_000 };

describe('SignIn', () => {
  it('leads to where one signs in, and back to here', async () => {
    renderInTestApp(<SignIn />, {
      initialRouteEntries: ['/somewhere?tab=logs'],
      mountedRoutes: { '/door': signInRouteRef },
    });
    expect(
      await screen.findByRole('link', { name: 'Sign in' }, LONG),
    ).toHaveAttribute('href', '/door?from=%2Fsomewhere%3Ftab%3Dlogs');
  });

  it('is words alone where the app has no such place', async () => {
    renderInTestApp(<SignIn />);
    expect(await screen.findByText('Sign in', {}, LONG)).toBeVisible();
    expect(
      screen.queryByRole('link', { name: 'Sign in' }),
    ).not.toBeInTheDocument();
  });
});
