import { Alert } from '@operate-first/plugin-operations-common';
import { pushedAlertOf, unmappedAlertOf } from '../../__fixtures__/alerts';
import { alertOf } from '../../__fixtures__/slos';
import { splitAlerts } from './splitAlerts';

const ids = (alerts: { id: string }[]) => alerts.map(({ id }) => id);

describe('splitAlerts', () => {
  it('keeps four things apart', () => {
    const { firing, unmapped, quiet, over } = splitAlerts([
      pushedAlertOf('over', { state: 'resolved' }),
      unmappedAlertOf('nobody'),
      unmappedAlertOf('quiet', { suppressed: 'silenced' }),
      pushedAlertOf('ticket', { severity: 'ticket' }),
      pushedAlertOf('page'),
    ]);
    expect(ids(firing)).toEqual(['page', 'ticket']);
    expect(ids(unmapped)).toEqual(['nobody']);
    expect(ids(quiet)).toEqual(['quiet']);
    expect(ids(over)).toEqual(['over']);
  });

  const burnOf = (id: string, overrides: Partial<Alert> = {}) =>
    alertOf({ id, ...overrides });
  /** The same budget, by a Prometheus that adds a label. */
  const pushedBurnOf = (id: string, overrides: Partial<Alert> = {}) =>
    burnOf(id, {
      source: 'alertmanager-eu-1',
      slo: undefined,
      objective: undefined,
      labels: { ...alertOf().labels, datacenter: id },
      ...overrides,
    });

  it.each<{ name: string; alerts: Alert[]; told: Record<string, string[]> }>([
    {
      name: 'the same labels at two Alertmanagers, each twice',
      alerts: ['eu', 'us', 'eu', 'us'].map((name, at) =>
        pushedAlertOf(`${at}`, {
          fingerprint: 'f',
          source: `alertmanager-${name}`,
        }),
      ),
      told: { '0': ['alertmanager-us'] },
    },
    {
      name: 'a budget, by the portal first',
      alerts: [burnOf('own'), pushedBurnOf('north'), pushedBurnOf('south')],
      told: { own: ['alertmanager-eu-1'] },
    },
    {
      name: 'a budget, by the portal last',
      alerts: [pushedBurnOf('north'), burnOf('own')],
      told: { own: ['alertmanager-eu-1'] },
    },
    {
      name: 'a budget in two clusters',
      alerts: [
        pushedBurnOf('north', { cluster: 'eu-1' }),
        pushedBurnOf('south', { cluster: 'us-1' }),
      ],
      told: { north: [], south: [] },
    },
    {
      name: 'another tier, and another service',
      alerts: [
        burnOf('own'),
        burnOf('slow', {
          labels: { ...alertOf().labels, tier: 'page_6h' },
        }),
        pushedBurnOf('other', {
          service: { ref: 'component:default/fares' },
        }),
      ],
      told: { own: [], slow: [], other: [] },
    },
    {
      name: 'other labels',
      alerts: [pushedAlertOf('a'), pushedAlertOf('b')],
      told: { a: [], b: [] },
    },
  ])('tells once what is one alert: $name', ({ alerts, told }) => {
    const startsAt = alerts[0].startsAt;
    const { firing } = splitAlerts(alerts.map(one => ({ ...one, startsAt })));
    expect(firing.map(({ id, alsoToldBy = [] }) => [id, alsoToldBy])).toEqual(
      Object.entries(told),
    );
  });
});
