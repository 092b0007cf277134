import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  RequestDetail,
  RequestsApi,
  RequestStageName,
} from '@operate-first/plugin-operations-common';
import { axe } from 'jest-axe';
import { fakeOperations } from '../../__fixtures__/fakeOperations';
import {
  fakeRequest,
  requestOf,
  stagesOf,
  summaryOf,
} from '../../__fixtures__/requests';
import { renderOperations } from '../../__testUtils__/renderOperations';

const LONG = { timeout: 20_000 };

function render(requests: Partial<RequestsApi>) {
  return renderOperations(fakeOperations({ requests }), 'requests/REQ-7');
}

const shown = (detail: RequestDetail, more: Partial<RequestsApi> = {}) =>
  render({ getRequest: async () => detail, ...more });
const stagesList = async () =>
  within(
    await screen.findByRole('region', { name: 'How far it is' }, LONG),
  ).getAllByRole('listitem');
/** Those of the way, not of the evidence in them. */
const ofTheWay = (items: HTMLElement[]) =>
  items.filter(({ parentElement }) => parentElement?.tagName === 'OL');

describe('a request', () => {
  it('says what was asked for, how far it is and by what that is known, and what it changes', async () => {
    const { container } = shown(requestOf());
    expect(
      await screen.findByRole(
        'heading',
        { level: 1, name: 'REQ-7 Onboard vouchers for sales' },
        LONG,
      ),
    ).toBeVisible();
    const stages = ofTheWay(await stagesList());
    expect(stages).toHaveLength(8);
    expect(stages[0]).toHaveTextContent(/^Proposed.*proposed was seen/);
    expect(stages[2]).toHaveAttribute('aria-current', 'step');
    expect(stages[2]).toHaveTextContent(/^Approved comes next/);
    expect(stages[3]).not.toHaveAttribute('aria-current');

    const checks = screen.getByRole('region', { name: 'Checks' });
    expect(checks).toHaveTextContent(/Schemas passed.*kustomize not run/);
    const what = screen.getByRole('region', { name: 'What was asked for' });
    expect(what).toHaveTextContent(/sales.*vouchers.*production.*eu-1/);
    const change = screen.getByRole('region', { name: 'The change: 2 files' });
    expect(change).toHaveTextContent('The namespace fares stays as it is.');
    await userEvent.click(
      within(change).getByRole('button', { name: /all\.yaml/ }),
    );
    await waitFor(() => expect(change).toHaveTextContent('./vouchers'), LONG);
    expect(await axe(container)).toHaveNoViolations();
  });

  it('is approved, then merged, and is proved', async () => {
    render(fakeRequest().api);
    const review = await screen.findByRole(
      'region',
      { name: 'Approval' },
      LONG,
    );
    expect(review).toHaveTextContent('because the quota is large');
    expect(
      within(review).getByRole('button', { name: 'Reject' }),
    ).toBeDisabled();
    await userEvent.click(
      within(review).getByRole('button', { name: 'Approve' }),
    );
    await waitFor(() => expect(review).toHaveTextContent(/approved/), LONG);
    const merge = await within(review).findByRole(
      'button',
      { name: 'Merge' },
      LONG,
    );
    // What is left to do, and why it is a step of its own.
    expect(review).toHaveTextContent(
      /It is approved\. That alone changes nothing yet\.\s*Merging puts the change into main, from where it is delivered\. Whoever asked, the team and those who approve may do that\./,
    );
    expect(
      within(review).queryByRole('button', { name: 'Approve' }),
    ).toBeNull();
    await userEvent.click(merge);
    expect(
      await screen.findByText(
        /^From the request to the proof it took/,
        {},
        LONG,
      ),
    ).toBeVisible();
    expect(
      within(review).queryByRole('button', { name: 'Merge' }),
    ).not.toBeInTheDocument();
  });

  it('is rejected only with a reason, which is sent for the revision that was seen', async () => {
    const { api } = fakeRequest();
    const reviewRequest = jest.fn(api.reviewRequest);
    render({ ...api, reviewRequest });
    const review = await screen.findByRole(
      'region',
      { name: 'Approval' },
      LONG,
    );
    await userEvent.type(
      within(review).getByRole('textbox', { name: /^Reason/ }),
      'The cluster is full.',
    );
    await userEvent.click(
      within(review).getByRole('button', { name: 'Reject' }),
    );
    await waitFor(
      () => expect(review).toHaveTextContent('The cluster is full.'),
      LONG,
    );
    expect(reviewRequest).toHaveBeenCalledWith('REQ-7', {
      verdict: 'reject',
      revision: '0123456789abcdef',
      reason: 'The cluster is full.',
    });
    expect(screen.getByText('Rejected')).toBeVisible();
  });

  it('may still be refused once it is approved, and takes no reason where it can only be withdrawn', async () => {
    const approved = requestOf({
      stages: stagesOf('merged'),
      may: {
        review: { allowed: true },
        merge: { allowed: true },
        withdraw: { allowed: true },
      },
    });
    const first = shown(approved);
    const review = await screen.findByRole(
      'region',
      { name: 'Approval' },
      LONG,
    );
    expect(
      within(review)
        .getAllByRole('button')
        .map(({ textContent }) => textContent),
    ).toEqual(['Merge', 'Reject', 'Withdraw']);
    first.unmount();

    const reason = 'Whoever asks for something does not approve it.';
    shown(
      requestOf({
        may: {
          review: { allowed: false, reason },
          merge: { allowed: false, reason: 'It is not approved yet.' },
          withdraw: { allowed: true },
        },
      }),
    );
    const own = await screen.findByRole('region', { name: 'Approval' }, LONG);
    expect(within(own).getAllByRole('button')).toHaveLength(1);
    expect(within(own).queryByRole('textbox')).toBeNull();
    expect(own).toHaveTextContent(reason);
    expect(own).not.toHaveTextContent('It is not approved yet.');
  });

  it('is withdrawn by who says so twice', async () => {
    const withdrawRequest = jest.fn(async () => requestOf());
    shown(
      requestOf({
        may: {
          review: { allowed: false },
          merge: { allowed: false },
          withdraw: { allowed: true },
        },
      }),
      { withdrawRequest },
    );
    const press = async (name: string) =>
      userEvent.click(await screen.findByRole('button', { name }, LONG));
    await press('Withdraw');
    expect(screen.getByText(/It ends for good/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Withdraw it' })).toHaveFocus();
    await press('Keep it');
    expect(screen.getByRole('button', { name: 'Withdraw' })).toHaveFocus();
    expect(screen.queryByText(/It ends for good/)).toBeNull();
    expect(withdrawRequest).not.toHaveBeenCalled();
    await press('Withdraw');
    await press('Withdraw it');
    await waitFor(() => expect(withdrawRequest).toHaveBeenCalledTimes(1));
  });

  it('shows nothing of what has not come, and tells what there is nothing to check of', async () => {
    const evidence = [{ text: 'The first sample was measured.' }];
    const stages = stagesOf('healthy').map(stage =>
      stage.name === 'observed' || stage.name === 'done'
        ? { ...stage, evidence }
        : stage,
    );
    stages[1] = {
      name: 'checks',
      state: 'notRun',
      applies: false,
      evidence: [],
      reason: 'There is nothing in the change that a check looks at.',
    };
    shown(requestOf({ stages }));
    const items = ofTheWay(await stagesList());
    expect(items[6]).toHaveTextContent(/^Observed$/);
    expect(items[7]).toHaveTextContent(/^Done$/);
    expect(items[1]).toHaveTextContent(
      /^Checks passed nothing to check here.*nothing in the change/,
    );
    expect(
      screen.getByRole('region', { name: /^The change/ }),
    ).toHaveTextContent('From the branch request/REQ-7, for main');
  });

  it('leads to the repositories of what is onboarded, those of the web', async () => {
    const url = 'https://git.example.org/marram/vouchers';
    const services = [
      { name: 'vouchers', repository: { url } },
      { name: 'fares', repository: { url: 'data:text/html,alert(1)' } },
      { name: 'cart' },
      'nonsense',
    ];
    shown(requestOf({ parameters: { services } }));
    expect(
      await screen.findByRole(
        'link',
        { name: /^Repository of vouchers/ },
        LONG,
      ),
    ).toHaveAttribute('href', url);
    expect(screen.getAllByRole('link', { name: /^Repository/ })).toHaveLength(
      1,
    );
  });

  it('leaves out what nobody looks at any more, where it has ended', async () => {
    const stages = stagesOf('approved', { state: 'failed', reason: 'No.' }).map(
      (stage, index) =>
        index > 2 ? { ...stage, state: 'notRun' as const } : stage,
    );
    const summary = summaryOf('REQ-7', { state: 'rejected' });
    shown(requestOf({ stages, summary }));
    const items = ofTheWay(await stagesList());
    expect(items[2]).toHaveTextContent(/^Approved failed/);
    expect(items[3]).toHaveTextContent(/^Merged$/);
  });

  it('says why it is stuck and whom to ask', async () => {
    shown(
      requestOf({
        summary: summaryOf('REQ-7', { stage: 'synced', stageState: 'stuck' }),
        stages: stagesOf('synced', {
          state: 'stuck',
          reason: 'The cluster eu-1 has not fetched the change for 10 min.',
          whomToAsk: ['group:default/platform'],
        }),
      }),
    );
    const stages = ofTheWay(await stagesList());
    expect(stages[4]).toHaveTextContent(
      /^Synced takes longer than usual.*has not fetched.*Ask .*platform/,
    );
    expect(screen.getByText(/^Synced: takes longer/)).toBeVisible();
  });

  it.each<[RequestStageName, string, string]>([
    [
      'proposed',
      'The repository takes no change: it is read-only.',
      'Ask those who run the GitOps repository whether it takes changes.',
    ],
    [
      'merged',
      'Somebody else has pushed to request/REQ-7 since it was proposed.',
      'Ask those who run the GitOps repository.',
    ],
  ])(
    'says why it is not %s, what helps and whom to ask',
    async (stage, reason, remedy) => {
      const { container } = shown(
        requestOf({
          summary: summaryOf('REQ-7', { stage, stageState: 'stuck' }),
          stages: stagesOf(stage, {
            state: 'stuck',
            reason: `${reason} ${remedy}`,
            whomToAsk: ['group:default/platform'],
          }),
        }),
      );
      const stages = ofTheWay(await stagesList());
      const [wrong] = stages.filter(item => item.textContent?.includes(reason));
      expect(wrong).toHaveAttribute('aria-current', 'step');
      expect(wrong).toHaveTextContent(remedy);
      expect(wrong).toHaveTextContent(/Ask .*platform/);
      // The portal has written it, in English.
      expect(within(wrong).getByText(`${reason} ${remedy}`)).toHaveAttribute(
        'lang',
        'en',
      );
      expect(await axe(container)).toHaveNoViolations();
    },
  );

  it('passes over what could not be looked at', async () => {
    const stages = stagesOf('approved', {
      reason: 'Nobody of platform has approved yet. REQ-3 was first.',
    }).map(stage =>
      stage.name === 'checks'
        ? { ...stage, state: 'notRun' as const, reason: 'No kustomize here.' }
        : stage,
    );
    shown(requestOf({ stages }));
    const items = ofTheWay(await stagesList());
    expect(items[1]).toHaveTextContent('No kustomize here.');
    expect(items[1]).not.toHaveAttribute('aria-current');
    expect(items[2]).toHaveAttribute('aria-current', 'step');
    expect(items[2]).toHaveTextContent('Nobody of platform has approved yet.');
    expect(
      within(items[2]).getByRole('link', { name: 'REQ-3' }),
    ).toHaveAttribute('href', '/operations/requests/REQ-3');
  });

  it('says what the portal refuses, and keeps the reason', async () => {
    render({
      ...fakeRequest().api,
      reviewRequest: async () => {
        throw new Error('The change was rebuilt; look at it again.');
      },
    });
    const review = await screen.findByRole(
      'region',
      { name: 'Approval' },
      LONG,
    );
    const reason = within(review).getByRole('textbox', { name: /^Reason/ });
    await userEvent.type(reason, 'Too large.');
    await userEvent.click(
      within(review).getByRole('button', { name: 'Reject' }),
    );
    await waitFor(
      () =>
        expect(review).toHaveTextContent(
          'Not done: The change was rebuilt; look at it again.',
        ),
      LONG,
    );
    expect(reason).toHaveValue('Too large.');
  });

  it('names nobody to readers who may not see people', async () => {
    const { requester: _, ...summary } = summaryOf('REQ-7');
    shown(requestOf({ summary }));
    const title = await screen.findByRole(
      'heading',
      { level: 1, name: /^REQ-7/ },
      LONG,
    );
    expect(title.parentElement).toHaveTextContent(/Asked for .* ago/);
    expect(title.parentElement).not.toHaveTextContent(/by Ada/i);
  });

  it('says where there is none', async () => {
    render({});
    expect(
      await screen.findByText(
        'There is no request here that you may read.',
        {},
        LONG,
      ),
    ).toBeVisible();
  });
});
