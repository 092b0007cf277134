import { renderInTestApp } from '@backstage/frontend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { NotificationSettings as Settings } from '@operate-first/plugin-operations-common';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { fakeOperations } from '../../__fixtures__/fakeOperations';
import { problem } from '../../__fixtures__/operations';
import { operationsApiRef } from '../../api/operationsApiRef';
import { NotificationSettings } from './NotificationSettings';
import { formOf, settingsOf, settingsProblemsOf } from './settings';

const LONG = { timeout: 10_000 };

function render(
  setNotificationSettings: (settings: Settings) => Promise<Settings>,
  result: AuthorizeResult.ALLOW | AuthorizeResult.DENY = AuthorizeResult.ALLOW,
) {
  const stored: Settings = { optOut: ['updated'] };
  return renderInTestApp(<NotificationSettings />, {
    apis: [
      [
        operationsApiRef,
        fakeOperations({
          incidents: {
            getNotificationSettings: async () => stored,
            setNotificationSettings,
          },
        }),
      ],
      [permissionApiRef, { authorize: async () => ({ result }) }],
    ],
  });
}

describe('what one is told', () => {
  it('is chosen by topic and by hour, checked at the field, and saved', async () => {
    const save = jest.fn(async (settings: Settings) => settings);
    const { container } = render(save);
    const updated = await screen.findByRole(
      'checkbox',
      { name: /its status changes/ },
      LONG,
    );
    expect(updated).not.toBeChecked();
    await userEvent.click(updated);
    await userEvent.click(
      screen.getByRole('checkbox', { name: 'I am given a role' }),
    );
    await userEvent.click(screen.getByRole('switch'));
    const from = screen.getByLabelText('From');
    fireEvent.change(from, { target: { value: '07:00' } });
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText(/They end when they begin/)).toBeVisible();
    expect(save).not.toHaveBeenCalled();
    expect(await axe(container)).toHaveNoViolations();
    fireEvent.change(from, { target: { value: '23:00' } });
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Saved.')).toBeVisible();
    expect(save).toHaveBeenCalledWith({
      optOut: ['assigned'],
      quietHours: {
        from: '23:00',
        to: '07:00',
        zone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
        exceptSeverity: 2,
      },
    });
  });

  it('says why it was not saved, and keeps what was chosen', async () => {
    render(async () => {
      throw problem(503, 'The database is locked.');
    });
    const opened = await screen.findByRole(
      'checkbox',
      { name: 'an incident begins' },
      LONG,
    );
    await userEvent.click(opened);
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(
      await screen.findByText('Not saved: The database is locked.'),
    ).toBeVisible();
    expect(opened).not.toBeChecked();
  });

  it('is nobody’s who has not signed in', async () => {
    render(async settings => settings, AuthorizeResult.DENY);
    await waitFor(
      () =>
        expect(
          screen.getByText(/to choose what you are told\.$/),
        ).toBeVisible(),
      LONG,
    );
    expect(screen.queryByRole('checkbox')).not.toBeInTheDocument();
  });
});

describe('the form of what one is told', () => {
  it('keeps what it was given', () => {
    const settings: Settings = {
      optOut: ['opened', 'resolved'],
      quietHours: {
        from: '22:30',
        to: '06:00',
        zone: 'UTC',
        exceptSeverity: 0,
      },
    };
    expect(settingsOf(formOf(settings, 'Europe/Prague'))).toEqual(settings);
    expect(settingsOf(formOf({ optOut: [] }, 'UTC'))).toEqual({ optOut: [] });
  });

  it('names what cannot be at its field, and asks nothing of hours that nobody wants', () => {
    const form = formOf({ optOut: [] }, 'UTC');
    const wrong = { ...form, from: '', to: '7', zone: 'Mars/Olympus' };
    expect(settingsProblemsOf(wrong)).toEqual({});
    expect(settingsProblemsOf({ ...wrong, isQuiet: true })).toEqual({
      from: 'from',
      to: 'to',
      zone: 'zone',
    });
  });
});
