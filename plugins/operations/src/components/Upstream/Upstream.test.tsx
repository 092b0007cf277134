import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  UpstreamDraft,
  UpstreamLink,
  UpstreamList,
} from '@operate-first/plugin-operations-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { fakeOperations } from '../../__fixtures__/fakeOperations';
import { problem } from '../../__fixtures__/operations';
import { operationsApiRef } from '../../api/operationsApiRef';
import { DataScope } from '../DataScope';
import { UpstreamPanel } from './UpstreamPanel';

const LIB = 'https://git.example.org/acme/lib';
const LONG = { timeout: 15_000 };

const LINK: UpstreamLink = {
  id: '1',
  kind: 'issue',
  state: 'closed',
  name: 'acme/lib#12',
  title: 'It leaks',
  url: `${LIB}/issues/12`,
  message: 'It is not planned.',
  gap: 'runbook',
  opened: true,
  createdAt: new Date().toISOString(),
  checkedAt: new Date().toISOString(),
};

const DRAFT: UpstreamDraft = {
  repositories: [{ url: LIB, name: 'acme/lib' }],
  repository: { url: LIB, name: 'acme/lib' },
  hosts: ['git.example.org'],
  title: 'Nobody can pay',
  body: 'We operate Shop.',
  removed: [{ kind: 'secret', count: 2 }],
  open: { allowed: true },
  formUrl: `${LIB}/issues/new`,
  compareUrl: `${LIB}/compare`,
};

function world(
  list: UpstreamList,
  more: { draft?: UpstreamDraft; follow?: () => Promise<UpstreamLink> } = {},
) {
  const calls = {
    follow: jest.fn(more.follow ?? (async () => LINK)),
    draft: jest.fn(async () => more.draft ?? DRAFT),
    forget: jest.fn(async () => {}),
  };
  const api = fakeOperations({
    requests: {
      listUpstream: async () => list,
      draftUpstream: calls.draft,
      followUpstream: calls.follow,
      forgetUpstream: calls.forget,
    },
  });
  const of = { incident: 'INC-1' };
  const { container } = renderInTestApp(
    <DataScope>
      <UpstreamPanel of={of} />
    </DataScope>,
    { apis: [[operationsApiRef, api]] },
  );
  return { ...calls, container };
}

const NOTHING = { items: [], mayFollow: true };

async function openDialog() {
  await userEvent.click(
    await screen.findByRole('button', { name: 'Follow upstream' }, LONG),
  );
  return screen.findByRole('dialog', {}, LONG);
}

it('says how it is upstream, and follows it no more where one may', async () => {
  const { container, forget } = world({ items: [LINK], mayFollow: true });
  const link = await screen.findByRole('link', { name: 'acme/lib#12' }, LONG);
  expect(link).toHaveAttribute('href', `${LIB}/issues/12`);
  const item = screen.getByRole('listitem');
  expect(item).toHaveTextContent(/closed.*It leaks.*not planned.*no runbook/);
  expect(await axe(container)).toHaveNoViolations();
  await userEvent.click(
    screen.getByRole('button', { name: 'Follow acme/lib#12 no more' }),
  );
  expect(forget).toHaveBeenCalledWith('1');
});

it('shows visitors what is there, and nothing where nothing is', async () => {
  world({ items: [LINK], mayFollow: false });
  await screen.findByRole('link', { name: 'acme/lib#12' }, LONG);
  expect(screen.queryByRole('button')).not.toBeInTheDocument();
});

it('sends only what was shown as it will be public, and read', async () => {
  const { follow, draft } = world(NOTHING);
  const dialog = await openDialog();
  const inside = within(dialog);
  const send = await inside.findByRole('button', { name: 'Open the issue' });
  expect(await inside.findByDisplayValue('We operate Shop.')).toBeVisible();
  expect(inside.getByText(/secret \(2\)/)).toBeVisible();
  expect(send).toBeDisabled();
  expect(await axe(dialog)).toHaveNoViolations();
  const box = inside.getByRole('textbox', { name: /Text/ });
  await userEvent.type(box, ' More.');
  expect(send).toBeDisabled();
  expect(inside.queryByRole('checkbox')).not.toBeInTheDocument();
  await userEvent.click(
    inside.getByRole('button', { name: 'Show what will be public' }),
  );
  await waitFor(() =>
    expect(draft).toHaveBeenLastCalledWith(
      expect.objectContaining({
        incident: 'INC-1',
        repository: LIB,
        body: 'We operate Shop. More.',
      }),
    ),
  );
  await userEvent.click(await inside.findByRole('checkbox'));
  await userEvent.click(send);
  await waitFor(() =>
    expect(follow).toHaveBeenCalledWith({
      incident: 'INC-1',
      repository: LIB,
      title: 'Nobody can pay',
      body: 'We operate Shop.',
    }),
  );
  await waitFor(() =>
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
  );
});

it('cannot send where the portal may not, and says the ways around', async () => {
  const open = { allowed: false, reason: 'It is internal.' };
  world(NOTHING, { draft: { ...DRAFT, open } });
  const dialog = await openDialog();
  expect(await within(dialog).findByText('It is internal.')).toBeVisible();
  const inside = within(dialog);
  expect(inside.queryByRole('checkbox')).not.toBeInTheDocument();
  expect(inside.getByRole('link', { name: 'Open it yourself' })).toBeVisible();
  expect(
    inside.getByRole('link', { name: 'Propose a change of the code' }),
  ).toHaveAttribute('href', `${LIB}/compare`);
});

it('links what somebody has opened, and keeps the address where it is refused', async () => {
  const follow = async () => {
    throw problem(400, 'acme/lib is private.');
  };
  const calls = world(NOTHING, { follow });
  const dialog = await openDialog();
  const inside = within(dialog);
  await userEvent.click(
    inside.getByRole('radio', { name: 'Link an existing one' }),
  );
  const field = inside.getByRole('textbox', { name: /Address/ });
  await userEvent.type(field, `${LIB}/issues/12`);
  await userEvent.click(inside.getByRole('button', { name: 'Follow it' }));
  expect(await inside.findByText(/acme\/lib is private/)).toBeVisible();
  expect(field).toHaveValue(`${LIB}/issues/12`);
  expect(calls.follow).toHaveBeenCalledWith({
    incident: 'INC-1',
    url: `${LIB}/issues/12`,
    gap: undefined,
  });
  expect(await axe(dialog)).toHaveNoViolations();
});
