import { deployment, object, owner, pod, well } from './__testUtils__/objects';
import { KubernetesObject } from './objects';
import { podsOf } from './podsOf';
import { refOf } from './Snapshot';

const CRON = object('batch/v1', 'CronJob', 'report');
const RUN = object('batch/v1', 'Job', 'report-1', {
  metadata: {
    name: 'report-1',
    ownerReferences: owner('batch/v1', 'CronJob', 'report'),
  },
});
const OF_RUN = pod('report', 0, {
  phase: 'Succeeded',
  metadata: { ownerReferences: owner('batch/v1', 'Job', 'report-1') },
});
const OF_SET = pod('db', 0, {
  metadata: { ownerReferences: owner('apps/v1', 'StatefulSet', 'db') },
});
const SET = object('apps/v1', 'StatefulSet', 'db', { spec: {} });
const ALONE = pod('shell', 0, { metadata: { ownerReferences: undefined } });
/** Of a replica set that may not be read. */
const UNSEEN = pod('api', 0, {
  metadata: {
    labels: { 'pod-template-hash': '1' },
    ownerReferences: owner('apps/v1', 'ReplicaSet', 'api-1'),
  },
});

const OBJECTS = [
  ...well('payments', 2),
  deployment('api')[0],
  UNSEEN,
  CRON,
  RUN,
  OF_RUN,
  SET,
  OF_SET,
  ALONE,
];

describe('podsOf', () => {
  it.each<[string, KubernetesObject, string[]]>([
    [
      'a deployment',
      deployment('payments')[0],
      ['payments-1-0', 'payments-1-1'],
    ],
    ['a deployment without its replica set', deployment('api')[0], ['api-1-0']],
    ['a stateful set', SET, ['db-1-0']],
    ['a job', RUN, ['report-1-0']],
    ['a cron job', CRON, ['report-1-0']],
    ['a pod alone', ALONE, ['shell-1-0']],
    ['something else', object('v1', 'Service', 'payments'), []],
  ])('%s', (_, workload, names) => {
    const found = podsOf(OBJECTS, refOf(workload));
    expect(found.map(({ metadata }) => metadata.name)).toEqual(names);
  });
});
