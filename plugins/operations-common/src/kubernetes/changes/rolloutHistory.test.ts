import { ago, object, owner, pod, template } from '../__testUtils__/objects';
import { revisionSet } from '../__testUtils__/revisions';
import { describeImage } from '../images';
import { refOf } from '../Snapshot';
import { rolloutHistory } from './rolloutHistory';

const DEPLOYMENT = object('apps/v1', 'Deployment', 'payments');

describe('rolloutHistory', () => {
  it('gives the replica sets of a deployment, newest first', () => {
    const objects = [
      DEPLOYMENT,
      revisionSet('a', 1, { age: 900, image: 'example.org/payments:1' }),
      revisionSet('c', 10, {
        age: 5,
        image: 'example.org/payments:3',
        cause: 'faster\nsee the ticket',
        replicas: 1,
      }),
      revisionSet('b', 9, {
        age: 60,
        image: 'example.org/payments:2',
        replicas: 3,
        ready: 2,
      }),
      revisionSet('d', 0),
    ];
    expect(rolloutHistory(objects, refOf(DEPLOYMENT))).toEqual([
      {
        revision: 10,
        name: 'payments-c',
        at: ago(5),
        images: [describeImage('app', 'example.org/payments:3')],
        replicas: 1,
        ready: 0,
        current: true,
        changeCause: 'faster',
      },
      {
        revision: 9,
        name: 'payments-b',
        at: ago(60),
        images: [describeImage('app', 'example.org/payments:2')],
        replicas: 3,
        ready: 2,
        current: false,
      },
      {
        revision: 1,
        name: 'payments-a',
        at: ago(900),
        images: [describeImage('app', 'example.org/payments:1')],
        replicas: 0,
        ready: 0,
        current: false,
      },
    ]);
  });

  const member = (kind: string, index: number, hash: string, age: number) =>
    pod('db', index, {
      age,
      ready: hash !== 'new',
      metadata: {
        ownerReferences: owner('apps/v1', kind, 'db'),
        labels: { 'controller-revision-hash': hash },
      },
      spec: template('db', `example.org/db:${hash}`).spec,
    });

  it.each(['StatefulSet', 'DaemonSet'])(
    'gives what the pods of a %s tell',
    kind => {
      const set = object('apps/v1', kind, 'db', {
        spec: { template: template('db', 'example.org/db:new') },
      });
      const objects = [
        set,
        member(kind, 2, 'new', 20),
        member(kind, 0, 'old', 9000),
        // Made anew after the others, of the version of then.
        member(kind, 1, 'old', 500),
      ];
      expect(rolloutHistory(objects, refOf(set))).toEqual([
        {
          revision: 2,
          name: 'new',
          at: ago(20),
          images: [describeImage('app', 'example.org/db:new')],
          replicas: 1,
          ready: 0,
          current: true,
        },
        {
          revision: 1,
          name: 'old',
          at: ago(9000),
          images: [describeImage('app', 'example.org/db:old')],
          replicas: 2,
          ready: 2,
          current: false,
        },
      ]);
    },
  );

  it('knows the revision that is to be before it has a pod', () => {
    const set = object('apps/v1', 'StatefulSet', 'db', {
      spec: { template: template('db', 'example.org/db:new') },
      status: { currentRevision: 'old', updateRevision: 'new' },
    });
    const objects = [set, member('StatefulSet', 0, 'old', 9000)];
    expect(
      rolloutHistory(objects, refOf(set)).map(
        ({ name, replicas, current, images: [image] }) => [
          name,
          replicas,
          current,
          image.tag,
        ],
      ),
    ).toEqual([
      ['new', 0, true, 'new'],
      ['old', 1, false, 'old'],
    ]);
  });

  it('knows nothing of what does not roll out', () => {
    const job = object('batch/v1', 'Job', 'migrate');
    expect(rolloutHistory([job, DEPLOYMENT], refOf(job))).toEqual([]);
    expect(rolloutHistory([job, DEPLOYMENT], refOf(DEPLOYMENT))).toEqual([]);
  });
});
