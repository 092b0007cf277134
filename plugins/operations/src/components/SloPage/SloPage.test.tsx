import { renderTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { OperationsApi } from '@operate-first/plugin-operations-common';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { SCENARIOS } from '../../../dev/scenarios';
import { operationsApiRef } from '../../api/operationsApiRef';
import { operationsPage } from '../../plugin';

const LONG = { timeout: 10_000 };
const BURNING = '/operations/slos/default/payments-availability';

function render(api: OperationsApi, path = BURNING) {
  return renderTestApp({
    extensions: [operationsPage],
    initialRouteEntries: [path],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    apis: [[operationsApiRef, api]],
  });
}

const panel = (name: string) => screen.findByRole('region', { name }, LONG);

describe('the page of an SLO', () => {
  it('answers first: how it stands, in words and figures', async () => {
    const { container } = render(SCENARIOS.slos());
    const answer = (
      await screen.findByRole('heading', { level: 2, name: 'Burning' }, LONG)
    ).closest('section') as HTMLElement;
    expect(answer).toHaveTextContent(
      /burns 21\.4 times as fast as it may.*99\.9 % in 28 d/,
    );
    expect(answer).toHaveTextContent(
      /31 % left, 12 min of 40 min.*6\.2×.*empty in 9 h/,
    );
    await panel('By month and quarter');
    await screen.findByRole('group', { name: 'What happened meanwhile' }, LONG);
    expect(await axe(container)).toHaveNoViolations();
  });

  it('opens what is marked on the time axis', async () => {
    render(SCENARIOS.slos());
    const marks = await screen.findByRole(
      'group',
      { name: 'What happened meanwhile' },
      LONG,
    );
    await userEvent.click(
      within(marks).getByRole('button', { name: /^Alert/ }),
    );
    const popover = await screen.findByRole('dialog');
    expect(popover).toHaveTextContent(/burns too fast.*the limit is 13\.44/);
    expect(
      within(popover).getByRole('link', { name: /runbook/ }),
    ).toBeVisible();
    expect(await axe(popover)).toHaveNoViolations();
    await userEvent.keyboard('{Escape}');
    await userEvent.click(
      within(marks).getByRole('button', { name: /^Maintenance/ }),
    );
    expect(
      within(await screen.findByRole('dialog')).getByRole('link'),
    ).toHaveAttribute('href', '/operations/maintenance#maintenance-1');
  });

  it('shows the numbers behind the charts, with dashes where nobody measured', async () => {
    render(SCENARIOS.slos());
    const series = await panel('Over time');
    await userEvent.click(
      await within(series).findByText('The numbers', {}, LONG),
    );
    await userEvent.click(within(series).getByRole('button', { name: /240/ }));
    const rows = within(series).getAllByRole('row');
    expect(rows).toHaveLength(241);
    expect(
      rows.filter(row => within(row).queryAllByText('—').length === 5),
    ).toHaveLength(15);
  });

  it('looks closer at a range of the address, and back at the whole window', async () => {
    const api = SCENARIOS.slos();
    const getSloSeries = jest.fn(api.getSloSeries);
    render(
      { ...api, getSloSeries },
      `${BURNING}?from=2026-11-01T00:00:00Z&to=2026-11-02T00:00:00Z`,
    );
    const reset = await screen.findByRole(
      'button',
      { name: 'Show the whole window' },
      LONG,
    );
    expect(getSloSeries).toHaveBeenLastCalledWith(
      'slo:default/payments-availability',
      {
        objective: 0,
        from: '2026-11-01T00:00:00.000Z',
        to: '2026-11-02T00:00:00.000Z',
      },
    );
    await userEvent.click(reset);
    await waitFor(() =>
      expect(getSloSeries).toHaveBeenLastCalledWith(
        'slo:default/payments-availability',
        { objective: 0 },
      ),
    );
  });

  it('begins where measuring began where that is lately, with the window one click away', async () => {
    const api = SCENARIOS.slosYoung();
    const getSloSeries = jest.fn(api.getSloSeries);
    render({ ...api, getSloSeries });
    const since = await screen.findByRole('radio', { name: /^Since/ }, LONG);
    expect(since).toBeChecked();
    await waitFor(() =>
      expect(getSloSeries.mock.lastCall?.[1]).toEqual({
        objective: 0,
        from: expect.any(String),
      }),
    );
    const asked = getSloSeries.mock.lastCall?.[1];
    const daysShown =
      (Date.now() - Date.parse(asked?.from ?? '')) / (24 * 3600 * 1000);
    expect(daysShown).toBeCloseTo(2.8, 0);
    await userEvent.click(screen.getByRole('radio', { name: 'Whole window' }));
    expect(screen.getByRole('radio', { name: 'Whole window' })).toBeChecked();
    await userEvent.click(screen.getByRole('radio', { name: /^Since/ }));
    expect(screen.getByRole('radio', { name: /^Since/ })).toBeChecked();
  });

  it('shows how it is computed, when it alerts, and its history', async () => {
    render(SCENARIOS.slos());
    const origin = await panel('How this is computed');
    expect(origin).toHaveTextContent('1,199,544 / 1,200,000');
    expect(origin).toHaveTextContent('http_requests_total{service="payments"}');
    expect(
      within(origin).getByRole('link', { name: 'Open in Prometheus' }),
    ).toBeVisible();
    const alerting = await panel('Alerts of this objective');
    expect(
      within(alerting).getByRole('row', { name: /^Page/ }),
    ).toHaveTextContent(/1 h \/ 5 min.*13\.4×.*21× \/ 30×.*Firing/);
    const history = await panel('By month and quarter');
    expect(
      await within(history).findByRole('row', { name: /^2026-09/ }, LONG),
    ).toHaveTextContent(/Missed.*99\.81 %.*−90 %/);
    expect(
      within(history).getByRole('row', { name: /^2026-08/ }),
    ).toHaveTextContent('Not known');
    expect(
      within(history).getByRole('row', { name: /^2026-11/ }),
    ).toHaveTextContent('Met so far');
  });

  it('asks what another target would have been only when somebody wants to know', async () => {
    const api = SCENARIOS.slos();
    const getSloWhatIf = jest.fn(api.getSloWhatIf);
    const { container } = render({ ...api, getSloWhatIf });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Try another promise' }, LONG),
    );
    const slider = screen.getByRole('slider', { name: 'Target' });
    expect(slider).toHaveFocus();
    expect(slider).toHaveAttribute('aria-valuetext', '99.9 %');
    fireEvent.change(slider, { target: { value: '8' } });
    expect(slider).toHaveAttribute('aria-valuetext', '99.99 %');
    const row = await within(await panel('What if')).findByRole(
      'row',
      { name: /^Proposed: 99\.99 % in 28 d/ },
      LONG,
    );
    expect(row).toHaveTextContent(/−40 %.*6\.5.*7.*0/);
    expect(getSloWhatIf).toHaveBeenLastCalledWith(
      'slo:default/payments-availability',
      { objective: 0, target: 0.9999, window: '28d' },
    );
    await userEvent.click(screen.getByText('The document with the proposal'));
    expect(screen.getByText(/target: 0\.9999/)).toBeVisible();

    const field = screen.getByRole('textbox', { name: 'Target in per cent' });
    expect(field).toHaveValue('99.99');
    await userEvent.clear(field);
    await userEvent.type(field, '100');
    expect(field).toBeInvalid();
    expect(field).toHaveAccessibleDescription(/^Give a number above 0/);
    await userEvent.clear(field);
    await userEvent.type(field, '99,95');
    expect(field).toBeValid();
    expect(slider).toHaveAttribute('aria-valuetext', '99.95 %');
    await waitFor(() =>
      expect(getSloWhatIf).toHaveBeenLastCalledWith(
        'slo:default/payments-availability',
        { objective: 0, target: 0.9995, window: '28d' },
      ),
    );
    expect(getSloWhatIf).not.toHaveBeenCalledWith(
      expect.anything(),
      expect.objectContaining({ target: 1 }),
    );
    // What was tried is asked for with one click.
    expect(screen.getByRole('link', { name: 'Change it' })).toHaveAttribute(
      'href',
      '/operations/requests/new/slo?service=payments&name=payments-availability&target=99.95',
    );
    expect(await axe(container)).toHaveNoViolations();
  });

  it('says first where too little was measured to judge by, without a chart', async () => {
    const api = SCENARIOS.slos();
    render({
      ...api,
      getSloWhatIf: async (ref, query) => ({
        ...(await api.getSloWhatIf(ref, query)),
        days: 4 / 1440,
      }),
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Try another promise' }, LONG),
    );
    const whatIf = await panel('What if');
    expect(
      await within(whatIf).findByText(
        'Only 4 min of the last 90 days were measured.',
        {},
        LONG,
      ),
    ).toBeVisible();
    expect(within(whatIf).getByText('The last 90 days')).toBeVisible();
    expect(
      within(whatIf).queryByText(/^The line is what is proposed/),
    ).not.toBeInTheDocument();
  });

  it('judges nothing by a budget of which too little was measured', async () => {
    render(SCENARIOS.slosSilent(), '/operations/slos/default/new');
    const words = await screen.findByText(
      'Not judged yet. Measured for 4 min of 28 d: too little to judge.',
      {},
      LONG,
    );
    expect(words).toBeVisible();
    // The formula and the charts below show their numbers all the same.
    expect(words.closest('section')).not.toHaveTextContent(/over|−/);
  });

  it('shows one of several objectives, kept in the address', async () => {
    render(
      SCENARIOS.slos(),
      '/operations/slos/default/payments-latency?objective=1',
    );
    expect(
      await screen.findByRole('radio', { name: 'Nearly all' }, LONG),
    ).toBeChecked();
    await userEvent.click(screen.getByRole('radio', { name: 'Most' }));
    expect(screen.getByRole('radio', { name: 'Most' })).toBeChecked();
  });

  it('opens on the objective that stands worst, until the address names another', async () => {
    render(SCENARIOS.slos(), '/operations/slos/default/payments-latency');
    expect(
      await screen.findByRole('radio', { name: 'Nearly all' }, LONG),
    ).toBeChecked();
  });

  it.each([
    ['slosFailing', /reports a problem: The database is locked/],
    ['slosNone', /does not know this objective/],
  ])('is designed for %s', async (scenario, words) => {
    const { container } = render(SCENARIOS[scenario]());
    expect(await screen.findByText(words, {}, LONG)).toBeVisible();
    expect(await axe(container)).toHaveNoViolations();
  });
});
