import { conditionsFor } from './burn';
import { alertFingerprint, burnAlertLabels } from './fingerprint';
import { objective, slo } from './__testUtils__/slo';

describe('fingerprints', () => {
  const labels = burnAlertLabels(
    slo(),
    objective(),
    conditionsFor(30 * 86_400)[0],
  );

  it('are of labels that say which budget burns, and how', () => {
    expect(labels).toEqual({
      alertname: 'SloBurn',
      slo: 'default/payments',
      objective: '0',
      tier: 'page_1h',
      severity: 'page',
      service: 'component:default/payments',
      environment: 'production',
    });
    const unlinked = slo({ serviceRef: undefined });
    expect(
      burnAlertLabels(unlinked, objective(), conditionsFor(2_592_000)[0]),
    ).not.toHaveProperty('service');
  });

  // As Alertmanager 0.25 answered for the same labels.
  it.each([
    [labels, '1b2a16d34e1a3a63'],
    [{ b: '2', a: '', alertname: 'Z', A: 'x y' }, '574f4daf7155cb9c'],
    [{ alertname: 'a', x: 'ü 大' }, '2a3f3ff1850fb618'],
    [{}, 'cbf29ce484222325'],
  ])('of %j are those of Alertmanager', (of, fingerprint) => {
    expect(alertFingerprint(of)).toBe(fingerprint);
    const reversed = Object.fromEntries(Object.entries(of).reverse());
    expect(alertFingerprint(reversed)).toBe(fingerprint);
  });
});
