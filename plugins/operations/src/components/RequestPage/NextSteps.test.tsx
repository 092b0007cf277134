import { RequestDetail } from '@operate-first/plugin-operations-common';
import { screen } from '@testing-library/react';
import { fakeOperations } from '../../__fixtures__/fakeOperations';
import { requestOf, stagesOf, summaryOf } from '../../__fixtures__/requests';
import { renderOperations } from '../../__testUtils__/renderOperations';

const LONG = { timeout: 20_000 };

function show(also: Partial<RequestDetail>) {
  const detail = requestOf({
    summary: summaryOf('REQ-7', { kind: 'offboard', state: 'done' }),
    parameters: { what: 'service', name: 'cart', step: 'scale', reason: 'Old' },
    stages: stagesOf(undefined),
    ...also,
  });
  return renderOperations(
    fakeOperations({ requests: { getRequest: async () => detail } }),
    'requests/REQ-7',
  );
}

const link = (name: string) => screen.queryByRole('link', { name });

describe('after a step of an off-boarding', () => {
  it('leads to the next one and back, filled in', async () => {
    show({});
    expect(
      await screen.findByRole('link', { name: 'Remove it now' }, LONG),
    ).toHaveAttribute(
      'href',
      '/operations/requests/new/offboard?what=service&name=cart&reason=Old&step=remove',
    );
    expect(link('Bring it back')).toHaveAttribute(
      'href',
      expect.stringContaining('step=restore'),
    );
  });

  it('leads only back until it is proved', async () => {
    show({
      summary: summaryOf('REQ-7', { kind: 'offboard' }),
      stages: stagesOf('synced'),
    });
    expect(
      await screen.findByRole('link', { name: 'Bring it back' }, LONG),
    ).toBeVisible();
    expect(link('Remove it now')).toBeNull();
  });

  it.each([
    ['before the merge', { stages: stagesOf('merged') }],
    ['after the last one', { parameters: { step: 'remove' } }],
    ['of another kind', { summary: summaryOf('REQ-7') }],
  ])('leads nowhere %s', async (_, also) => {
    show(also);
    await screen.findByRole('heading', { level: 1 }, LONG);
    expect(link('Bring it back')).toBeNull();
  });
});
