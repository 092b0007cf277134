import { ago, deployment, object, pods, well } from '../__testUtils__/objects';
import { Case, leaksOf, verdictOf } from '../__testUtils__/verdict';
import { KubernetesCustomKind } from '../customKind';
import { KubernetesFieldPath, parseFieldPath, readField } from '../fieldPath';

function path(text: string): KubernetesFieldPath {
  const parsed = parseFieldPath(text);
  if (!parsed) throw new Error(`no path: ${text}`);
  return parsed;
}

const DATABASES: KubernetesCustomKind = {
  group: 'db.example.org',
  kind: 'Database',
  ready: path('status.conditions[type=Ready].status'),
};
const PLAIN: KubernetesCustomKind = {
  ...DATABASES,
  ready: path('.status.isUp'),
  reason: path('status.why'),
  message: path('status.message'),
};

function database(status: object, more: object = {}) {
  return object('db.example.org/v2', 'Database', 'orders', {
    status,
    ...more,
  });
}

function ready(status: string, more: object = {}) {
  return database({
    conditions: [
      { type: 'Synced', status: 'True', message: 'another condition' },
      { type: 'Ready', status, ...more },
    ],
  });
}

const FAILED = {
  reason: 'BackupFailed',
  message: 'the last backup was not stored',
};
const NOT_READY =
  'custom-not-ready: Database orders is not ready. “BackupFailed: the last backup was not stored”';
const SILENT =
  'custom-not-ready: Database orders does not say whether it is ready.';
const young = { metadata: { name: 'orders', creationTimestamp: ago(20) } };
const kinds = { customKinds: [DATABASES] };
const plain = { customKinds: [PLAIN] };

const CASES: Case[] = [
  [
    'ready, and nothing else',
    [ready('True')],
    'healthy',
    'custom-ready: Database orders is ready.',
    kinds,
  ],
  [
    'not ready beside what is well',
    [...well('payments'), ready('False', FAILED)],
    'degraded',
    NOT_READY,
    kinds,
  ],
  [
    'not ready, and pods that say why',
    [
      ...deployment('payments', { available: 2 }),
      ...pods('payments', 2),
      ready('False', FAILED),
    ],
    'degraded',
    'unavailable: 2 of 3 pods of payments are available.',
    kinds,
  ],
  [
    'Unknown for a day',
    [...well('payments'), ready('Unknown', { lastTransitionTime: ago(86400) })],
    'unknown',
    SILENT,
    kinds,
  ],
  [
    'Unknown for a minute, beside what is well',
    [...well('payments'), ready('Unknown', { lastTransitionTime: ago(60) })],
    'healthy',
    SILENT,
    kinds,
  ],
  [
    'made a moment ago, without any status, and nothing else',
    [database({}, young)],
    'unknown',
    SILENT,
    kinds,
  ],
  [
    'no status for long',
    [...well('payments'), database({})],
    'unknown',
    SILENT,
    kinds,
  ],
  [
    'being deleted',
    [
      ...well('payments'),
      database(
        { conditions: [{ type: 'Ready', status: 'False' }] },
        { metadata: { name: 'orders', deletionTimestamp: ago(5) } },
      ),
    ],
    'healthy',
    'available: All pods of payments are available.',
    kinds,
  ],
  [
    'no condition but a field, with a reason and a message elsewhere',
    [database({ isUp: false, why: 'Disk', message: 'it is full\nand more' })],
    'degraded',
    'custom-not-ready: Database orders is not ready. “Disk: it is full”',
    plain,
  ],
  [
    'a field that says yes',
    [database({ isUp: true })],
    'healthy',
    'custom-ready: Database orders is ready.',
    plain,
  ],
  [
    'a word that is neither',
    [...well('payments'), database({ isUp: 'perhaps' })],
    'unknown',
    SILENT,
    plain,
  ],
  [
    'of the same name in another group',
    [
      ...well('payments'),
      object('other.example.org/v1', 'Database', 'orders', {
        status: { conditions: [{ type: 'Ready', status: 'False' }] },
      }),
    ],
    'healthy',
    'available: All pods of payments are available.',
    kinds,
  ],
  [
    'of a kind that nobody configured',
    [...well('payments'), ready('False', FAILED)],
    'healthy',
    'available: All pods of payments are available.',
  ],
];

describe('custom kinds', () => {
  it.each(CASES)('%s', (...row) => {
    const [, objects, status, first, more] = row as Case;
    expect(verdictOf(objects, more)).toEqual({ status, first });
  });

  it.each(CASES)('%s, and nothing private in the words', (...row) => {
    const [, objects, , , more] = row as Case;
    expect(leaksOf(objects, more)).toEqual([]);
  });
});

describe('the path to a field', () => {
  it.each([
    ['status.phase', 'Up'],
    ['.status.count', '3'],
    ['status.list[name=a.b/c].up', 'true'],
    ['status.list[name=z].up', undefined],
    ['status.list.up', undefined],
    ['status.phase.deeper', undefined],
    ['status', undefined],
    ['constructor.name', undefined],
  ])('%s', (text, value) => {
    const list = [null, { name: 'a.b/c', up: true }];
    const status = { phase: 'Up', count: 3, list };
    expect(readField({ status }, path(text))).toBe(value);
  });

  it.each(['', '.', 'a..b', 'a[0]', 'a[b]', '{.a}', 'a b', 'a[b=c', 'a.'])(
    'is not %p',
    text => expect(parseFieldPath(text)).toBeUndefined(),
  );
});
