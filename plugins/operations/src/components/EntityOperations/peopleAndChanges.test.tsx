import { renderTestApp } from '@backstage/frontend-test-utils';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { OperationsApi } from '@operate-first/plugin-operations-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { fakeOperations } from '../../__fixtures__/fakeOperations';
import { ago, serviceOf } from '../../__fixtures__/operations';
import {
  codeChangeOf,
  draftOf,
  onCallOf,
  questionOf,
} from '../../__fixtures__/questions';
import { runbooksOf } from '../../__fixtures__/runbooks';
import { operationsApiRef } from '../../api/operationsApiRef';
import { entityOperationsContent, operationsPage } from '../../plugin';

const LONG = { timeout: 20_000 };
const ENTITY = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'payments', namespace: 'default' },
  spec: { type: 'service' },
};

function render(
  questions: Partial<OperationsApi> = {},
  getServiceChanges?: OperationsApi['getServiceChanges'],
) {
  return renderTestApp({
    extensions: [
      createTestEntityPage({ entity: ENTITY }),
      entityOperationsContent,
      operationsPage,
    ],
    apis: [
      [
        operationsApiRef,
        {
          ...fakeOperations({
            services: [serviceOf('payments', 'down')],
            changes: {
              from: ago(7 * 86_400_000),
              to: ago(0),
              items: [
                codeChangeOf(),
                codeChangeOf({
                  id: 'change-2',
                  kind: 'scaling',
                  summary: 'scaled to 5',
                  at: ago(20 * 60_000),
                  code: undefined,
                }),
              ],
              complete: true,
            },
            questions: {
              getServiceOnCall: async () => onCallOf(),
              listQuestions: async () => ({
                items: [questionOf(7)],
                totalItems: 1,
              }),
              listRunbooks: async () => runbooksOf(),
              draftQuestion: async () => draftOf(),
              ...questions,
            },
          }),
          ...(getServiceChanges && { getServiceChanges }),
        },
      ],
    ],
  });
}

describe('people, questions, runbooks and changes of a service', () => {
  it('says who is on call, until when, who then, and where nobody is', async () => {
    const { container } = render();
    const onCall = await screen.findByRole('region', { name: 'On call' }, LONG);
    expect(await within(onCall).findByText(/level 1/, {}, LONG)).toBeVisible();
    expect(onCall).toHaveTextContent(/Ada Example until .*, then Bob Example/);
    expect(onCall).toHaveTextContent(/@ada/);
    expect(onCall).toHaveTextContent(/One gap: .* – /);
    expect(onCall).toHaveTextContent(/Times are yours \(/);
    await userEvent.click(within(onCall).getByText('The next 7 days'));
    const table = within(onCall).getByRole('table', { name: /Payments/ });
    expect(
      within(table)
        .getAllByRole('rowheader')
        .map(cell => cell.textContent),
    ).toEqual(['Ada Example', 'Bob Example', 'nobody', 'Ada Example']);
    expect(await axe(container)).toHaveNoViolations();
  });

  it('tells visitors when shifts change, and not whose they are', async () => {
    const hidden = onCallOf({ peopleHidden: true });
    hidden.schedules.forEach(schedule =>
      schedule.shifts.forEach(shift => Object.assign(shift, { people: [] })),
    );
    render({ getServiceOnCall: async () => hidden });
    expect(
      await screen.findByText(
        'Somebody is on call. Sign in to see who.',
        {},
        LONG,
      ),
    ).toBeVisible();
    expect(
      screen.getByRole('region', { name: 'On call' }),
    ).not.toHaveTextContent(/Ada|Bob/);
  });

  it('goes back to older changes, a month at a time', async () => {
    const DAY = 86_400_000;
    const asked: Array<Parameters<OperationsApi['getServiceChanges']>[1]> = [];
    const old = (id: string, days: number) =>
      codeChangeOf({ id, summary: id, at: ago(days * DAY), code: undefined });
    render({}, async (_entityRef, query) => {
      const from = query?.from ?? ago(7 * DAY);
      const to = query?.to ?? ago(0);
      if (query?.from) asked.push(query);
      const all = [
        old('today', 0.1),
        old('weeks ago', 20),
        old('last summer', 60),
      ];
      const items = all.filter(({ at }) => at >= from && at < to);
      return { from, to, items, complete: true };
    });
    const region = await screen.findByRole('region', { name: 'Changes' }, LONG);
    expect(await within(region).findByText('today', {}, LONG)).toBeVisible();
    expect(within(region).queryByText('weeks ago')).toBeNull();
    const more = () =>
      userEvent.click(
        within(region).getByRole('button', { name: 'Older changes' }),
      );
    await more();
    expect(
      await within(region).findByText('weeks ago', {}, LONG),
    ).toBeVisible();
    expect(within(region).queryByText('last summer')).toBeNull();
    await more();
    expect(
      await within(region).findByText('last summer', {}, LONG),
    ).toBeVisible();
    expect(within(region).getByText('today')).toBeVisible();
    expect(
      within(region).getByText(/^All of it is shown back to /),
    ).toBeVisible();
    // Each month begins where the one before ended.
    expect(asked[1]?.to).toBe(asked[0]?.from);
  });

  it('shows changes with their commit, and asks who made them', async () => {
    const draftQuestion = jest.fn(async () => draftOf());
    render({ draftQuestion });
    const changes = await screen.findByRole(
      'region',
      { name: 'Changes' },
      LONG,
    );
    const item = (
      await within(changes).findByText(/payments 1.8.3 in eu-1/, {}, LONG)
    ).closest('li') as HTMLElement;
    expect(item).toHaveTextContent(
      /Roll out payments 1.8.3 commit c0ffee12 · #7 payments 1.8.3 · by Ada/,
    );
    // Kinds that did not happen are not offered.
    expect(
      within(changes)
        .getAllByRole('button', {
          name: /(Rollouts|Scaling|Commits|Manifests) \d$/,
        })
        .map(({ textContent }) => textContent),
    ).toEqual([
      expect.stringContaining('Scaling'),
      expect.stringContaining('Manifests'),
    ]);
    // Nobody can be asked about what no commit made.
    expect(
      within(changes).getAllByRole('button', { name: /^Ask/ }),
    ).toHaveLength(1);
    await userEvent.click(within(item).getByRole('button', { name: /^Ask/ }));
    await within(await screen.findByRole('dialog', {}, LONG)).findByRole(
      'radio',
      { name: 'Ada Example' },
      LONG,
    );
    expect(draftQuestion).toHaveBeenCalledWith(
      expect.objectContaining({
        artefact: {
          kind: 'change',
          service: 'component:default/payments',
          change: 'change-1',
          name: 'payments 1.8.3 in eu-1',
        },
      }),
    );
  });

  it('shows what was asked, and what is written for the next time', async () => {
    render();
    const questions = await screen.findByRole(
      'region',
      { name: 'Questions' },
      LONG,
    );
    expect(
      await within(questions).findByRole('link', { name: /^Q-7/ }, LONG),
    ).toHaveAttribute('href', '/operations/questions/Q-7');
    expect(
      within(questions).getByRole('link', { name: /All questions/ }),
    ).toHaveAttribute(
      'href',
      '/operations/questions?view=all&service=component%3Adefault%2Fpayments',
    );
    const runbooks = screen.getByRole('region', { name: 'Runbooks' });
    expect(
      await within(runbooks).findByRole(
        'link',
        { name: 'Payments cannot start' },
        LONG,
      ),
    ).toHaveAttribute('href', '/operations/runbooks/r1');
    expect(runbooks).toHaveTextContent(/40 d.*One thing is wrong with it/);
  });
});
