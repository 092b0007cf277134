import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  UpstreamDraft,
  UpstreamLink,
  UpstreamList,
} from '@operate-first/plugin-operations-common';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { fakeOperations } from '../../__fixtures__/fakeOperations';
import { operationsApiRef } from '../../api/operationsApiRef';
import { DataScope } from '../DataScope';
import { FollowGap } from './FollowGap';
import { namesUpstream, UpstreamKnown } from './UpstreamKnown';

const LIB = 'https://git.example.org/acme/lib';
const LONG = { timeout: 15_000 };
const BUTTON = { name: 'Follow upstream: it has no runbook' };
const SERVICE = 'component:default/shop';

const ASKED: UpstreamLink = {
  id: '1',
  kind: 'issue',
  state: 'open',
  name: 'acme/lib#12',
  title: 'Describe what to do when it fails: Shop',
  url: `${LIB}/issues/12`,
  gap: 'runbook',
  opened: true,
  createdAt: new Date().toISOString(),
};

const DRAFT: UpstreamDraft = {
  repositories: [{ url: LIB, name: 'acme/lib' }],
  repository: { url: LIB, name: 'acme/lib' },
  hosts: ['git.example.org'],
  title: 'Describe what to do when it fails: Shop',
  body: 'It has no runbook here.',
  removed: [],
  open: { allowed: true },
};

function show(list: UpstreamList, isKnown = true) {
  const follow = jest.fn(async () => ASKED);
  const draft = jest.fn(async () => DRAFT);
  const listed = jest.fn(async () => list);
  const api = fakeOperations({
    requests: {
      listUpstream: listed,
      draftUpstream: draft,
      followUpstream: follow,
    },
  });
  const { container } = renderInTestApp(
    <DataScope>
      <UpstreamKnown.Provider value={isKnown}>
        <h1>A page</h1>
        <FollowGap entityRef={SERVICE} gap="runbook" />
      </UpstreamKnown.Provider>
    </DataScope>,
    { apis: [[operationsApiRef, api]] },
  );
  return { follow, draft, listed, container };
}

it('asks the project for what is missing, which is chosen already', async () => {
  const { follow, draft, container } = show({ items: [], mayFollow: true });
  await userEvent.click(await screen.findByRole('button', BUTTON, LONG));
  const dialog = await screen.findByRole('dialog', {}, LONG);
  const inside = within(dialog);
  await userEvent.click(await inside.findByRole('checkbox', {}, LONG));
  expect(draft).toHaveBeenCalledWith({ service: SERVICE, gap: 'runbook' });
  await userEvent.click(inside.getByRole('button', { name: 'Open the issue' }));
  await waitFor(() => expect(follow).toHaveBeenCalled());
  expect(follow).toHaveBeenCalledWith({
    service: SERVICE,
    gap: 'runbook',
    repository: LIB,
    title: DRAFT.title,
    body: DRAFT.body,
  });
  expect(await axe(container)).toHaveNoViolations();
});

it('asks again where the answer was that it is closed', async () => {
  show({ items: [{ ...ASKED, state: 'closed' }], mayFollow: true });
  expect(await screen.findByRole('button', BUTTON, LONG)).toBeVisible();
});

it.each<[string, UpstreamList, boolean]>([
  ['for visitors', { items: [], mayFollow: false }, true],
  ['where it was asked', { items: [ASKED], mayFollow: true }, true],
  ['where no project is known', { items: [], mayFollow: true }, false],
])('is not there %s', async (_, list, isKnown) => {
  const { listed } = show(list, isKnown);
  await screen.findByText('A page', {}, LONG);
  const times = isKnown ? 1 : 0;
  await waitFor(() => expect(listed).toHaveBeenCalledTimes(times), LONG);
  // What was answered is shown by then.
  await act(async () => {
    await Promise.all(listed.mock.results.map(({ value }) => value));
  });
  expect(screen.queryByRole('button', BUTTON)).toBeNull();
});

it.each([
  [{ 'operate-first.io/upstream': LIB }, true],
  [{ 'operate-first.io/upstream': `nothing, ${LIB}` }, true],
  [{ 'operate-first.io/upstream': 'nothing' }, false],
  [{ 'github.com/project-slug': 'acme/shop' }, false],
  [undefined, false],
])('knows of a project from %o: %s', (annotations, known) => {
  expect(namesUpstream(annotations)).toBe(known);
});
