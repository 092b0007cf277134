import { renderInTestApp } from '@backstage/frontend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { AuthorSettings } from '@operate-first/plugin-operations-common';
import { fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { fakeOperations } from '../../__fixtures__/fakeOperations';
import { operationsApiRef } from '../../api/operationsApiRef';
import { AuthorSettingsPage } from './AuthorSettingsPage';
import { localOf } from './settings';

const LONG = { timeout: 20_000 };

function render(
  setAuthorSettings: (settings: AuthorSettings) => Promise<AuthorSettings>,
  result: AuthorizeResult.ALLOW | AuthorizeResult.DENY = AuthorizeResult.ALLOW,
) {
  return renderInTestApp(<AuthorSettingsPage />, {
    apis: [
      [operationsApiRef, fakeOperations({ questions: { setAuthorSettings } })],
      [permissionApiRef, { authorize: async () => ({ result }) }],
    ],
  });
}

describe('how one wants to be asked', () => {
  it('is chosen and saved; an absence says until when', async () => {
    const save = jest.fn(async (settings: AuthorSettings) => settings);
    const { container } = render(save);
    await userEvent.click(
      await screen.findByRole('checkbox', { name: /^Suggest me/ }, LONG),
    );
    // There is no field for names, so nobody can write hers there.
    expect(
      screen.getByText(/Questions to your team, .* still reach you\.$/),
    ).toBeVisible();
    await userEvent.click(screen.getByRole('checkbox', { name: 'I am away' }));
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(screen.getByText('Say until when.')).toBeVisible();
    const until = screen.getByLabelText('Until');
    fireEvent.change(until, { target: { value: '2001-01-01T10:00' } });
    expect(screen.getByText('This is over already.')).toBeVisible();
    expect(save).not.toHaveBeenCalled();
    const back = new Date(Date.now() + 86_400_000);
    back.setSeconds(0, 0);
    fireEvent.change(until, { target: { value: localOf(back.toISOString()) } });
    expect(await axe(container)).toHaveNoViolations();
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Saved.', undefined, LONG)).toBeVisible();
    expect(save).toHaveBeenCalledWith({
      suggested: false,
      prefers: 'me',
      shownTo: 'signedIn',
      awayUntil: back.toISOString(),
    });
  });

  it('says what went wrong, and is nothing for visitors', async () => {
    const { unmount } = render(async () => {
      throw new Error('It does not answer.');
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Save' }, LONG),
    );
    expect(
      await screen.findByText('Not saved: It does not answer.', {}, LONG),
    ).toBeVisible();
    unmount();
    render(async settings => settings, AuthorizeResult.DENY);
    expect(
      await screen.findByText('Sign in to choose how you are asked.', {}, LONG),
    ).toBeVisible();
  });
});
