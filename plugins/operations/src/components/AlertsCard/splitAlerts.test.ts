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

  it.each(['portal first', 'portal last'])(
    'tells once what several sources tell of: %s',
    order => {
      const own = alertOf({ id: 'own', fingerprint: 'f' });
      const pushed = [
        pushedAlertOf('eu', { fingerprint: 'f' }),
        pushedAlertOf('us', { fingerprint: 'f', source: 'alertmanager-us-1' }),
        pushedAlertOf('us-again', {
          fingerprint: 'f',
          source: 'alertmanager-us-1',
        }),
      ];
      const { firing } = splitAlerts(
        order === 'portal first' ? [own, ...pushed] : [...pushed, own],
      );
      expect(ids(firing)).toEqual(['own']);
      expect([...(firing[0].alsoToldBy ?? [])].sort()).toEqual([
        'alertmanager-eu-1',
        'alertmanager-us-1',
      ]);
    },
  );
});
