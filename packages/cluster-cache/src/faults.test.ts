import { setTimeout as sleep } from 'node:timers/promises';
import { selfSigned } from './__testUtils__/certificates';
import { FakeApiServer, Fault } from './__testUtils__/FakeApiServer';
import { FakeCollection, pod } from './__testUtils__/FakeCollection';
import { eventually } from './__testUtils__/eventually';
import {
  Harness,
  JOBS,
  PODS,
  cluster,
  kindOf,
  names,
  stateOf,
} from './__testUtils__/Harness';
import { recordedErrors, recording } from './__testUtils__/recordings';
import { ClusterCache } from './ClusterCache';

const PODS_PATH = '/api/v1/pods';

jest.setTimeout(60_000);

function answers(
  status: number,
  body = '',
  headers: Record<string, string> = {},
): Fault {
  return (_url, response) => {
    response.writeHead(status, headers).end(body);
    return true;
  };
}

const hangs: Fault = () => true;

const beginsAndHangs: Fault = (_url, response) => {
  response.writeHead(200).write('{');
  return true;
};

/** Only pods are concerned. */
function forPods(fault: Fault): Fault {
  return (url, response) => url.pathname === PODS_PATH && fault(url, response);
}

describe('one bad cluster stays one bad cluster', () => {
  const harness = new Harness();
  let good: FakeApiServer;
  let goodPods: FakeCollection;
  let bad: FakeApiServer;
  let badPods: FakeCollection;
  let cache: ClusterCache;

  beforeEach(async () => {
    good = await harness.server();
    goodPods = good.pods(pod('well'));
    bad = await harness.server();
    badPods = bad.pods(pod('known'));
    bad.collection('/apis/batch/v1/jobs', 'Job').put(pod('job'));
  });

  afterEach(() => harness.end());

  function start(kinds = [PODS]) {
    cache = harness.cache([cluster('bad', bad), cluster('good', good)], kinds);
  }

  async function startWell(kinds = [PODS]) {
    start(kinds);
    await eventually(() => {
      expect(badPods.watchers).toBe(1);
      expect(goodPods.watchers).toBe(1);
    });
  }

  let changes = 0;
  /** A change in the good cluster arrives, and it never had to be asked anew. */
  async function expectGoodIsLive() {
    const name = `live-${++changes}`;
    goodPods.put(pod(name));
    await eventually(() => {
      expect(names(cache, { kind: 'pods', cluster: 'good' })).toContain(name);
      expect(stateOf(cache, 'good').status).toBe('watching');
      expect(kindOf(cache, 'good').status).toBe('watching');
    });
    expect(good.count(PODS_PATH, 'list')).toBe(1);
  }

  async function expectBadIsSaid(words: string | RegExp) {
    await eventually(() => {
      expect(stateOf(cache, 'bad').status).toBe('failing');
      expect(stateOf(cache, 'bad').message).toMatch(words);
    });
    expect(kindOf(cache, 'bad').status).toBe('failing');
    await expectGoodIsLive();
  }

  async function expectBadRecovers() {
    bad.fault = () => false;
    badPods.put(pod('after'));
    await eventually(() => {
      expect(names(cache, { kind: 'pods', cluster: 'bad' })).toContain('after');
      expect(stateOf(cache, 'bad').status).toBe('watching');
      expect(kindOf(cache, 'bad').status).toBe('watching');
    });
  }

  it.each<[string, Fault, RegExp]>([
    ['hangs', hangs, /^bad does not answer within 2 s\.$/],
    [
      'begins to answer and hangs',
      beginsAndHangs,
      /^bad does not answer within 2 s\.$/,
    ],
    [
      'answers 401',
      answers(401, recording('errors/401-unauthorized.json')),
      /^bad does not accept our credentials \(401\)\.$/,
    ],
    [
      'answers 500',
      answers(500, '{"message":"etcdserver: leader changed"}'),
      /^bad answers 500: etcdserver: leader changed\.$/,
    ],
    [
      'answers 429',
      answers(429, 'Too many requests', { 'retry-after': '1' }),
      /^bad asks us to slow down \(429\)\.$/,
    ],
  ])('that %s, from the start or later', async (_name, fault, words) => {
    bad.fault = fault;
    start();
    await expectBadIsSaid(words);
    expect(kindOf(cache, 'bad').objects).toBe(0);
    await expectBadRecovers();

    bad.fault = fault;
    badPods.endWatches();
    await expectBadIsSaid(words);
    // Last known good, and since when we do not know more.
    expect(kindOf(cache, 'bad').objects).toBe(2);
    expect(kindOf(cache, 'bad').since).toEqual(stateOf(cache, 'bad').since);
    await expectBadRecovers();
    // Where the watch was is not forgotten by a failure of the cluster.
    expect(kindOf(cache, 'bad').relists).toBe(0);
  });

  it('that stops to answer while its watch stays open', async () => {
    await startWell();
    bad.fault = hangs;
    await expectBadIsSaid(/does not answer within/);
    expect(badPods.watchers).toBe(0);
    await expectBadRecovers();
  });

  it('that refuses connections', async () => {
    await startWell();
    await bad.close();
    await expectBadIsSaid(/^bad refuses connections\.$/);
    expect(names(cache, { kind: 'pods', cluster: 'bad' })).toEqual(['known']);
    await bad.listen();
    await expectBadRecovers();
    expect(kindOf(cache, 'bad').relists).toBe(0);
  });

  it('that does not permit one kind', async () => {
    const body = recording('errors/403-forbidden-cluster-list.json');
    bad.fault = forPods(answers(403, body));
    start([PODS, JOBS]);
    await eventually(() =>
      expect(kindOf(cache, 'bad').status).toBe('forbidden'),
    );
    const { message, remedy } = kindOf(cache, 'bad');
    expect(message).toBe('No permission to list pods in bad.');
    expect(remedy).toContain(
      '- apiGroups: [""]\n  resources: ["pods"]\n  verbs: ["get", "list", "watch"]',
    );
    expect(stateOf(cache, 'bad').status).toBe('watching');
    await eventually(() =>
      expect(kindOf(cache, 'bad', 'jobs.batch')).toMatchObject({
        status: 'watching',
        objects: 1,
      }),
    );
    await expectGoodIsLive();
    await expectBadRecovers();
  });

  it('that permits nothing but to list', async () => {
    bad.fault = (url, response) =>
      url.pathname !== PODS_PATH &&
      answers(403, recording('errors/403-anonymous.json'))(url, response);
    start();
    await eventually(() => expect(kindOf(cache, 'bad').objects).toBe(1));
    expect(stateOf(cache, 'bad').status).toBe('watching');
  });

  it('whose one kind is slowed down for a while', async () => {
    let asked = 0;
    bad.fault = forPods((url, response) => {
      asked += 1;
      return (
        asked === 1 &&
        answers(429, 'slow', { 'retry-after': '1' })(url, response)
      );
    });
    start([PODS, JOBS]);
    await eventually(() => expect(kindOf(cache, 'bad').status).toBe('failing'));
    const { message, since } = kindOf(cache, 'bad');
    expect(message).toMatch(/pods: bad asks us to slow down \(429\)\.$/);
    await eventually(() => expect(kindOf(cache, 'bad').objects).toBe(1));
    // It was not asked again before the second was over.
    const waited = Number(kindOf(cache, 'bad').listedAt) - Number(since);
    expect(waited).toBeGreaterThanOrEqual(990);
    expect(kindOf(cache, 'bad', 'jobs.batch').status).toBe('watching');
    await expectGoodIsLive();
  });

  it('whose one kind is out of order', async () => {
    const text = recording('errors/503-aggregated-api-unavailable.txt');
    await startWell([PODS, JOBS]);
    bad.fault = forPods(answers(503, text));
    badPods.endWatches();
    await eventually(() =>
      expect(kindOf(cache, 'bad').message).toMatch(
        /^Cannot watch pods: bad answers 503: .+\.$/,
      ),
    );
    expect(kindOf(cache, 'bad')).toMatchObject({
      status: 'failing',
      objects: 1,
    });
    expect(kindOf(cache, 'bad', 'jobs.batch').status).toBe('watching');
    expect(stateOf(cache, 'bad').status).toBe('watching');
    await expectGoodIsLive();
    await expectBadRecovers();
  });

  it.each([100, 1_000])('that closes its watches every %s ms', async every => {
    await startWell();
    const closing = setInterval(() => badPods.endWatches(), every);
    try {
      await eventually(() =>
        expect(kindOf(cache, 'bad').resumes).toBeGreaterThan(3),
      );
      badPods.put(pod('in-between'));
      await eventually(() =>
        expect(names(cache, { kind: 'pods', cluster: 'bad' })).toContain(
          'in-between',
        ),
      );
    } finally {
      clearInterval(closing);
    }
    expect(kindOf(cache, 'bad')).toMatchObject({
      status: 'watching',
      relists: 0,
    });
    await expectGoodIsLive();
  });

  it('that sends half a JSON in a watch', async () => {
    await startWell();
    badPods.send('{"type":"ADDED","object":{"metadata":{"na');
    badPods.endWatches();
    await eventually(() => {
      expect(kindOf(cache, 'bad').resumes).toBe(1);
      expect(badPods.watchers).toBe(1);
    });
    badPods.send('{"type":"WHATEVER","object":{}}\n');
    await eventually(() => expect(kindOf(cache, 'bad').resumes).toBe(2));
    await expectGoodIsLive();
    await expectBadRecovers();
    expect(kindOf(cache, 'bad').relists).toBe(0);
  });

  it('that sends half a JSON whenever we go on, so that only a new list helps', async () => {
    let broken = true;
    await startWell();
    bad.fault = forPods((url, response) => {
      if (!url.searchParams.has('watch')) broken = false;
      return broken && answers(200, '{"type":"MODI')(url, response);
    });
    badPods.endWatches();
    await eventually(() =>
      expect(kindOf(cache, 'bad').message).toBe(
        'Cannot watch pods: bad sent an event that is not whole.',
      ),
    );
    await eventually(() => expect(kindOf(cache, 'bad').relists).toBe(1));
    await expectGoodIsLive();
    await expectBadRecovers();
  });

  it.each([
    [
      'half a JSON',
      '{"kind":"PodList","metadata":{"resourceVersion":"1"},"ite',
    ],
    ['a login page', '<html>Sign in</html>'],
  ])('that sends %s as a list', async (_name, body) => {
    bad.fault = forPods(answers(200, body));
    start();
    await eventually(() =>
      expect(kindOf(cache, 'bad').message).toBe(
        'Cannot watch pods: bad sent a list that is not whole.',
      ),
    );
    await expectGoodIsLive();
    await expectBadRecovers();
  });

  it('that has forgotten where we were: one new list, and what went meanwhile is gone', async () => {
    await startWell();
    badPods.endWatches();
    badPods.remove('known');
    badPods.put(pod('new'));
    badPods.forget();
    await eventually(() =>
      expect(names(cache, { kind: 'pods', cluster: 'bad' })).toEqual(['new']),
    );
    await eventually(() => expect(badPods.watchers).toBe(1));
    expect(kindOf(cache, 'bad')).toMatchObject({
      relists: 1,
      status: 'watching',
    });
    await expectGoodIsLive();
  });

  it.each(['410-too-old-resource-version-list', '504-future-resource-version'])(
    'that answers a watch with %s: lists anew',
    async name => {
      await startWell();
      const status = Number(name.slice(0, 3));
      const isCausedByVersion = recording(`errors/${name}.json`);
      let first = true;
      bad.fault = forPods((url, response) => {
        const fails = first && url.searchParams.has('watch');
        first = false;
        return fails && answers(status, isCausedByVersion)(url, response);
      });
      badPods.endWatches();
      await eventually(() => expect(kindOf(cache, 'bad').relists).toBe(1));
      await expectBadRecovers();
    },
  );

  it('whose token for the next page has expired: lists all at once', async () => {
    for (let i = 0; i < 300; i++) badPods.put(pod(`pod-${i}`));
    const body = recording('errors/410-expired-continue-token.json');
    bad.fault = forPods(
      (url, response) =>
        url.searchParams.has('continue') && answers(410, body)(url, response),
    );
    start();
    await eventually(() => expect(badPods.watchers).toBe(1));
    expect(kindOf(cache, 'bad')).toMatchObject({ objects: 301, relists: 0 });
  });

  it('whose one kind vanishes and comes again', async () => {
    await startWell([PODS, JOBS]);
    const jobs = () => kindOf(cache, 'bad', 'jobs.batch');
    await eventually(() => expect(jobs()).toMatchObject({ objects: 1 }));
    const path = '/apis/batch/v1/jobs';
    bad.drop(path);
    await eventually(() =>
      expect(jobs()).toMatchObject({
        status: 'missing',
        message: 'bad does not serve jobs.batch.',
        objects: 0,
      }),
    );
    expect(stateOf(cache, 'bad').status).toBe('watching');
    expect(kindOf(cache, 'bad')).toMatchObject({
      status: 'watching',
      objects: 1,
    });
    await expectGoodIsLive();
    bad.collection(path, 'Job').put(pod('again'));
    await eventually(() =>
      expect(jobs()).toMatchObject({ status: 'watching', objects: 1 }),
    );
    expect(kindOf(cache, 'bad').relists).toBe(0);
  });

  it('that has just started and does not know yet what was defined in it', async () => {
    await startWell([PODS, JOBS]);
    const jobs = () => kindOf(cache, 'bad', 'jobs.batch');
    await eventually(() => expect(jobs()).toMatchObject({ objects: 1 }));
    const told: string[] = [];
    cache.subscribe(batch =>
      batch.changes.forEach(({ type, object }) =>
        told.push(`${type} ${object.metadata.name}`),
      ),
    );
    const collection = bad.collection('/apis/batch/v1/jobs', 'Job');
    collection.put(pod('before'));
    await eventually(() => expect(told).toContain('added before'));
    told.length = 0;
    let unknown = 2;
    bad.fault = (url, response) => {
      if (unknown === 0 || !url.pathname.startsWith('/apis')) return false;
      if (url.pathname !== '/apis') return answers(404)(url, response);
      unknown -= 1;
      const nothing = '{"kind":"APIGroupList","groups":[]}';
      return answers(200, nothing)(url, response);
    };
    collection.endWatches();
    await eventually(() =>
      expect(jobs().message).toBe(
        'Cannot watch jobs.batch: bad does not know it now.',
      ),
    );
    expect(jobs()).toMatchObject({ status: 'failing', objects: 2 });
    await eventually(() =>
      expect(jobs()).toMatchObject({ status: 'watching', relists: 0 }),
    );
    collection.put(pod('later'));
    await eventually(() => expect(told).toEqual(['added later']));
    await expectGoodIsLive();
  });

  it('that forgets where we were every time: bounded lists, and it is said', async () => {
    await startWell();
    const gone = recording(
      'watch/crash-with-apiserver-restart/3-resume-410.watch.jsonl',
    );
    bad.fault = forPods(
      (url, response) =>
        url.searchParams.has('watch') && answers(200, gone)(url, response),
    );
    badPods.endWatches();
    await eventually(() =>
      expect(kindOf(cache, 'bad').message).toMatch(
        /again and again \(410\)\.$/,
      ),
    );
    const [lists, since] = [bad.count(PODS_PATH, 'list'), Date.now()];
    await sleep(2_000);
    // With pauses of a quarter of a second and more there cannot be more than these.
    const most = 1 + (Date.now() - since) / 125;
    expect(bad.count(PODS_PATH, 'list') - lists).toBeLessThan(most);
    await expectGoodIsLive();
    await expectBadRecovers();
  });

  it.each([
    ['ahead of', 600_000],
    ['behind', -600_000],
  ])('whose clock is ten minutes %s ours', async (words, aheadMs) => {
    bad.clockAheadMs = aheadMs;
    await startWell();
    const { clockSkewSeconds = NaN, clockMessage } = stateOf(cache, 'bad');
    expect(Math.abs(clockSkewSeconds - aheadMs / 1000)).toBeLessThan(10);
    expect(clockMessage).toMatch(
      new RegExp(`^The clock of bad is \\d+ s ${words} ours`),
    );
    expect(stateOf(cache, 'good').clockMessage).toBeUndefined();
    const written = pod('written');
    const time = new Date(Date.now() + aheadMs).toISOString();
    written.metadata.managedFields = [{ time }];
    badPods.put(written);
    // By its own clock it is not late, and not early either.
    await eventually(() => expect(kindOf(cache, 'bad').events).toBe(1));
    expect(kindOf(cache, 'bad').lagSeconds).toBeLessThan(30);
    await expectGoodIsLive();
  });

  it('with a certificate that nobody vouches for, until its authority is given', async () => {
    const tls = selfSigned();
    const secure = await harness.server(tls);
    secure.pods(pod('secret'));
    const definition = cluster('bad', secure);
    cache = harness.cache([definition, cluster('good', good)]);
    await eventually(() =>
      expect(stateOf(cache, 'bad').message).toMatch(
        /has a certificate that we do not trust \(\w*SELF_SIGNED\w*\)/,
      ),
    );
    expect(stateOf(cache, 'bad').remedy).toMatch(/caData or caFile/);
    await expectGoodIsLive();

    const caData = Buffer.from(tls.cert).toString('base64');
    const trusting = harness.cache([
      { ...definition, name: 'ca', caData },
      { ...definition, name: 'careless', skipTLSVerify: true },
    ]);
    await eventually(() =>
      expect(names(trusting, { kind: 'pods' })).toEqual(['secret', 'secret']),
    );
  });

  it('whose certificate becomes another one, or one of yesterday', async () => {
    const tls = selfSigned();
    bad = await harness.server(tls);
    badPods = bad.pods(pod('known'));
    const caData = Buffer.from(tls.cert).toString('base64');
    const definition = { ...cluster('bad', bad), caData };
    cache = harness.cache([definition, cluster('good', good)]);
    await eventually(() => expect(badPods.watchers).toBe(1));
    await expectGoodIsLive();

    await bad.close();
    await bad.listen(selfSigned());
    await expectBadIsSaid(/^bad has a certificate that we do not trust/);
    expect(names(cache, { kind: 'pods', cluster: 'bad' })).toEqual(['known']);
    await bad.close();
    await bad.listen(tls);
    await expectBadRecovers();
    expect(kindOf(cache, 'bad').relists).toBe(0);

    const expired = selfSigned({ validUntil: new Date(Date.now() - 60_000) });
    const old = await harness.server(expired);
    const trusting = Buffer.from(expired.cert).toString('base64');
    const late = harness.cache([{ ...cluster('old', old), caData: trusting }]);
    await eventually(() =>
      expect(stateOf(late, 'old').message).toBe(
        'old has a certificate that we do not trust (CERT_HAS_EXPIRED).',
      ),
    );
  });

  it('one of 200, of which 20 are dead', async () => {
    const servers = await Promise.all(
      Array.from({ length: 20 }, () => harness.server()),
    );
    servers.forEach((server, i) => server.pods(pod(`pod-${i}`)));
    bad.fault = hangs;
    const closed = await harness.server();
    await closed.close();
    const clusters = Array.from({ length: 200 }, (_, i) => {
      if (i % 20 === 7) return cluster(`c-${i}`, bad);
      if (i % 20 === 13) return cluster(`c-${i}`, closed);
      return cluster(`c-${i}`, servers[i % 20]);
    });
    cache = harness.cache([...clusters, cluster('good', good)]);
    const withStatus = (status: string) =>
      cache.clusters().filter(one => one.status === status);
    await eventually(() => {
      expect(withStatus('watching')).toHaveLength(181);
      expect(withStatus('failing')).toHaveLength(20);
      expect(cache.find({ kind: 'pods' })).toHaveLength(181);
    });
    const pods = servers[0].pods();
    await eventually(() => expect(pods.watchers).toBe(10));
    pods.put(pod('everywhere', { app: 'all' }));
    const everywhere = { kind: 'pods', labelSelector: 'app=all' };
    await eventually(() => expect(cache.find(everywhere)).toHaveLength(10));
    await expectGoodIsLive();

    // Those that die later show what was known of them.
    await servers[0].close();
    await eventually(() => expect(withStatus('failing')).toHaveLength(30));
    expect(withStatus('watching')).toHaveLength(171);
    expect(cache.find(everywhere)).toHaveLength(10);
    expect(kindOf(cache, 'c-0')).toMatchObject({
      status: 'failing',
      message: 'c-0 refuses connections.',
      objects: 2,
    });
    servers[1].pods(pod('elsewhere', { app: 'other' }));
    const elsewhere = { kind: 'pods', labelSelector: 'app=other' };
    await eventually(() => expect(cache.find(elsewhere)).toHaveLength(10));
    await expectGoodIsLive();
  });

  it.each(recordedErrors())(
    'that answers $file to a list and then recovers',
    async ({ file, httpStatus, headers }) => {
      const body = recording(`errors/${file}`);
      bad.fault = forPods(answers(httpStatus, body, headers));
      start();
      await eventually(() => {
        const { status, message } = kindOf(cache, 'bad');
        expect(status).not.toBe('connecting');
        expect(message).toMatch(/^[A-Za-z].*\.$/);
      });
      expect(kindOf(cache, 'bad').status).not.toBe('watching');
      await expectGoodIsLive();
      await expectBadRecovers();
    },
  );
});
