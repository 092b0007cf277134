import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { HealthStatus } from '../generated/openapi';
import { leaksOf } from './__testUtils__/verdict';
import { kubernetesHealth } from './kubernetesHealth';

/*
 * Objects that a real API server and its controllers wrote, each with the verdict of a careful operator.
 * They lie beside the checkout where the project is developed, and are not part of it; without them the
 * tables beside the rules speak for themselves.
 */
const DATA = resolve(__dirname, '../../../../../shared/data/kubernetes');

interface Scenario {
  name: string;
  observedAt: string;
  expected: { verdict: HealthStatus };
}

/** The cause that the operator names, as code and words of our first reason. We agree with all of them. */
const FIRST_REASON: Record<string, [code: string, words: RegExp]> = {
  'healthy-deployment': ['available', /All pods of web/],
  'scaled-to-zero': ['scaled-to-zero', /spring-promo .* on purpose/],
  'rolling-update-within-limits': ['rolling-update', /search-api .* limits/],
  'rollout-stalled': [
    'probe',
    /catalog-api \(3\.2\.0\) is stuck.*HTTP 500.*3 of 4/,
  ],
  'image-pull-errors': ['image', /2 of 2 .* not found \(mailer:1\.14\.0-rc9\)/],
  crashloop: ['crash', /2 of 2 .*exit code 1.*ORDERS_DB_URL/],
  'unschedulable-cpu': [
    'unschedulable',
    /2 of 2 .* not enough cpu on 3 nodes.*12 cpu/,
  ],
  'quota-exceeded': [
    'pods-refused',
    /2 of 4 .* quota "team-quota" .*limits\.memory and requests\.memory/,
  ],
  'readiness-failing': ['probe', /1 of 3 .*HTTP 503/],
  'node-not-ready': ['node-lost', /2 of 4 .* eu-1-node-d/],
  'hpa-at-maximum': ['autoscaler-at-maximum', /maximum of 4 .* cpu .* 60 %/],
  'pvc-pending': [
    'volume-pending',
    /data-wiki-0.*ssd\.csi\.example\.com .*fast-ssd/,
  ],
  'job-failed-backofflimit': ['job-failed', /3 attempts .*already exists/],
  'cronjob-suspended': ['suspended', /on purpose; its last run succeeded/],
  'daemonset-partially-available': [
    'start',
    /1 of 3 .*"log-shipper-credentials" not found/,
  ],
  'terminating-pod-finalizer': [
    'deletion-stuck',
    /uploads\.example\.com\/drain/,
  ],
  'two-deployments-one-bad': [
    'crash',
    /2 of 2 .* cart-worker .*authentication failed/,
  ],
  'image-digests-vs-tags': ['available', /All pods of proxy/],
  'service-no-endpoints': ['no-endpoints', /notify-api .*app=notify-api/],
  'nothing-found': ['nothing-found', /nothing to judge/],
};

function read<T>(...path: string[]): T {
  return JSON.parse(readFileSync(join(DATA, ...path), 'utf8'));
}

const recorded = existsSync(DATA) ? read<Scenario[]>('scenarios.json') : [];

describe('recorded situations', () => {
  it('are all judged, or are not there at all', () => {
    const names = recorded.map(({ name }) => name).sort();
    expect([[], Object.keys(FIRST_REASON).sort()]).toContainEqual(names);
  });

  it('get the verdict and the cause that a careful operator gives', () => {
    const judged = recorded.map(({ name, observedAt }) => {
      const { items } = read<{ items: never[] }>(name, 'objects.json');
      const { status, reasons } = kubernetesHealth({
        objects: items,
        observedAt: new Date(observedAt),
      });
      const [{ code, message, detail = '' }] = reasons;
      return { name, status, code, words: `${message} “${detail}”` };
    });
    expect(judged).toEqual(
      recorded.map(({ name, expected }) => ({
        name,
        status: expected.verdict,
        code: `kubernetes.${FIRST_REASON[name][0]}`,
        words: expect.stringMatching(FIRST_REASON[name][1]),
      })),
    );
  });

  it('tell nothing in their sentences that programs and controllers said', () => {
    for (const { name, observedAt } of recorded) {
      const { items } = read<{ items: never[] }>(name, 'objects.json');
      const more = { observedAt: new Date(observedAt) };
      expect(leaksOf(items, more)).toEqual([]);
    }
  });

  it('give a cause once: what follows from it is not a second alarm', () => {
    for (const { name, observedAt } of recorded) {
      const { items } = read<{ items: never[] }>(name, 'objects.json');
      const { reasons } = kubernetesHealth({
        objects: items,
        observedAt: new Date(observedAt),
      });
      const alarms = reasons.filter(({ status }) => status !== 'healthy');
      expect(alarms.length).toBeLessThanOrEqual(1);
    }
  });
});
