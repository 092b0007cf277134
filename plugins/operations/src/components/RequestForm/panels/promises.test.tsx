import {
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import {
  AlertTrial,
  OnboardingPreview,
} from '@operate-first/plugin-operations-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { SCENARIOS } from '../../../../dev/scenarios';
import { operationsApiRef } from '../../../api/operationsApiRef';
import { AlertPanel } from './AlertPanel';
import { SloPanel } from './SloPanel';

const LONG = { timeout: 10_000 };
const REF = 'slo:default/payments-availability';

function previewOf(facts: Record<string, unknown>): OnboardingPreview {
  return { problems: [], notes: [], files: [], facts };
}

/** What came of it; a copied expression says so in a status of its own. */
const said = async () => (await screen.findAllByRole('status'))[0];

function showAlert(trial?: AlertTrial) {
  return renderInTestApp(
    <AlertPanel
      values={{}}
      onChange={() => {}}
      preview={trial && previewOf({ trial })}
    />,
  );
}

const TRIED: AlertTrial = {
  state: 'tried',
  expression: 'queue > 5',
  fired: 2,
  series: 1,
  spells: [
    { from: '2026-02-01T10:00:00Z', to: '2026-02-01T11:00:00Z' },
    { from: '2026-03-30T10:00:00Z' },
  ],
  from: '2026-01-01T00:00:00Z',
  to: '2026-04-01T00:00:00Z',
  knownDays: 12,
  stepSeconds: 900,
  server: 'Metrics',
  url: 'https://metrics.example.org/graph?g0.expr=queue',
};

describe('what an alert would have done', () => {
  it('is said in words, shown, and there as figures', async () => {
    const { container } = showAlert(TRIED);
    expect(await said()).toHaveTextContent(
      'It would have fired 2 times in 90 days, here.',
    );
    expect(
      screen.getByText('Prometheus knows 12 of the 90 days.'),
    ).toBeVisible();
    const strip = screen.getByRole('img', {
      name: 'When it would have fired: 2',
    });
    expect(strip.children).toHaveLength(2);
    await userEvent.click(screen.getByText('Each time'));
    const rows = within(screen.getByRole('table')).getAllByRole('row');
    expect(rows[1]).toHaveTextContent('still');
    expect(screen.getByRole('link', { name: /Metrics/ })).toHaveAttribute(
      'href',
      TRIED.url,
    );
    expect(await axe(container)).toHaveNoViolations();
  });

  it.each<[AlertTrial | undefined, RegExp]>([
    [undefined, /Say when the alert fires/],
    [{ ...TRIED, fired: 0, spells: [] }, /would never have fired/],
    [{ ...TRIED, fired: 1 }, /would have fired once/],
    [{ ...TRIED, fired: 0, knownDays: 0 }, /nobody can say/],
    [{ state: 'notTried', message: 'Sign in.' }, /Not tried.*Sign in\./],
    [{ state: 'refused', message: 'Too much.' }, /reads too much.*Too much\./],
    [{ state: 'wrong', message: 'It says no.' }, /cannot read it.*says no/],
  ])('%#: %j', async (trial, words) => {
    showAlert(trial);
    expect(await said()).toHaveTextContent(words);
  });

  it('leads nowhere that is not of the web', async () => {
    showAlert({ ...TRIED, url: 'file:///etc/passwd' });
    await said();
    expect(screen.queryByRole('link', { name: /Metrics/ })).toBeNull();
  });
});

describe('what an objective means', () => {
  const show = (
    values: Record<string, unknown>,
    facts: Record<string, unknown> = {},
  ) => {
    const onChange = jest.fn();
    const rendered = renderInTestApp(
      <TestApiProvider apis={[[operationsApiRef, SCENARIOS.slos()]]}>
        <SloPanel
          values={values}
          onChange={onChange}
          preview={previewOf(facts)}
        />
      </TestApiProvider>,
    );
    return { onChange, ...rendered };
  };
  const panel = (name: string) => screen.findByRole('region', { name }, LONG);

  it('is said in plain words, and that a new one has no past', async () => {
    const { container } = show({ name: 'new', target: 99.9, window: '30d' });
    expect(await panel('What it means')).toHaveTextContent(
      '99.9 % means 43 minutes a month without it.',
    );
    expect(await panel('The last 90 days with it')).toHaveTextContent(
      'nothing of it was measured',
    );
    expect(await axe(container)).toHaveNoViolations();
  });

  it('shows the last 90 days of one that is there', async () => {
    show(
      { name: 'payments-availability', target: 99.5, window: '28d' },
      { slos: [{ ref: REF, name: 'payments-availability', window: '28d' }] },
    );
    const past = await panel('The last 90 days with it');
    expect(
      await within(past).findByRole(
        'table',
        { name: 'The last 90 days' },
        LONG,
      ),
    ).toBeVisible();
  });

  it.each([
    [{}, ['page_1h', 'ticket_1d', 'ticket_3d']],
    [{ tiers: ['page_6h'] }, ['none']],
    [{ tiers: ['none'] }, ['page_6h']],
  ])('switches tiers: %j', async (values, expected) => {
    const { onChange } = show(values);
    await userEvent.click(
      await screen.findByRole('checkbox', { name: /5 % of the budget/ }),
    );
    expect(onChange).toHaveBeenCalledWith({ tiers: expected });
  });
});
