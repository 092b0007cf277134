import { ObservationRow } from '../../database/rows';
import { keyOf, serviceAt, Stored } from './proofAt';

const MERGED = Date.parse('2026-11-22T00:00:00Z');
const MINUTE = 60_000;
const PLACE = {
  environment: 'production',
  cluster: 'eu-1',
  namespace: 'cart',
  service: 'component:default/cart',
};

function observation(of: Partial<ObservationRow>): ObservationRow {
  return {
    service_id: 'cart-id',
    source: 'kubernetes:eu-1',
    environment: 'production',
    cluster: 'eu-1',
    namespace: 'cart',
    status: 'healthy',
    reasons: '[]',
    observed_at: MERGED + 1_000,
    expired: false,
    stale_reason: null,
    ...of,
  } as ObservationRow;
}

/** It runs well; who looks from outside is said. */
function stored(...outside: ObservationRow[]): Stored {
  return {
    ids: new Map([[PLACE.service, 'cart-id']]),
    observations: [observation({}), ...outside],
    workloads: new Map([[keyOf('cart-id', 'eu-1', 'cart'), 1]]),
    clusters: new Map(),
    samples: [],
    measured: new Set(),
  };
}

describe('what is found well and was not looked at from outside yet', () => {
  it('waits for who measures it', () => {
    const soon = serviceAt(PLACE, stored(), MERGED, MERGED + MINUTE);
    expect(soon.healthy).toBeDefined();
    expect(soon.observed).toBeUndefined();
    expect(soon.unseen).toBeUndefined();
  });

  it('is measured by nobody where nobody has come within two minutes', () => {
    const late = serviceAt(PLACE, stored(), MERGED, MERGED + 3 * MINUTE);
    expect(late.unseen).toContain('Nothing measures it in production');
  });

  it('is observed when a probe has met it', () => {
    const probe = observation({ source: 'probe', cluster: '', namespace: '' });
    const met = serviceAt(PLACE, stored(probe), MERGED, MERGED + MINUTE);
    expect(met.observed?.text).toContain('by probe');
    expect(met.unseen).toBeUndefined();
  });
});
