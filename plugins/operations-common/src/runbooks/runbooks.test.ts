import { missingRunbooks } from './missingRunbooks';
import { withFolders } from './paths';
import { readRunbook } from './readRunbook';

const SERVICES = new Set([
  'component:default/payments',
  'component:default/shop',
  'component:eu/twin',
  'component:us/twin',
]);

const TEXT = [
  '---',
  'title: Queue is full',
  'alerts: [QueueFull, QueueSlow]',
  'services: [payments, component:default/gone]',
  '---',
  '',
  '# Queue',
  '',
  'See [restart](#restart-it), [again](#restart-it-1) and [nothing](#stop)',
  'or [the other](./other.md#top), [dead](missing.md), [out](../../x.md),',
  'a [script](../bin/run.sh), https://example.org/a and ![picture](gone.png).',
  '',
  '## Restart it!',
  '',
  '## Restart it',
  '',
  '<a id="by-hand"></a> By [hand](#by-hand), or [mail](mailto:a@example.org).',
  '',
  '    [code](nowhere.md)',
].join('\n');

describe('a runbook', () => {
  it('says what it is for and where it leads', () => {
    const files = new Map([
      ['docs/runbooks/queue.md', []],
      ['docs/runbooks/other.md', ['top']],
    ]);
    const read = readRunbook(TEXT, 'docs/runbooks/queue.md', {
      files,
      services: SERVICES,
    });
    expect(read).toMatchObject({
      title: 'Queue is full',
      alerts: ['QueueFull', 'QueueSlow'],
      services: ['component:default/payments', 'component:default/gone'],
      links: [{ url: 'https://example.org/a', line: 11 }],
      anchors: ['queue', 'restart-it', 'restart-it-1', 'by-hand'],
    });
    expect(read.problems).toEqual([
      {
        line: 4,
        message:
          'There is no service component:default/gone. Correct it, or add it to the catalog.',
      },
      {
        line: 9,
        message: 'The link #stop leads to a heading that is not there.',
      },
      {
        line: 10,
        message:
          'The link missing.md leads nowhere: there is no docs/runbooks/missing.md.',
      },
    ]);
  });

  it('tells which links lead out', () => {
    const [problem] = readRunbook('[out](../x.md)', 'a.md').problems;
    expect(problem.message).toContain('out of the repository');
  });

  it('knows of every file of its repository which links to it are dead', () => {
    const paths = withFolders(['docs/runbooks/queue.md', 'docs/bin/run.sh']);
    expect([...paths].sort()).toEqual([
      'docs',
      'docs/bin',
      'docs/bin/run.sh',
      'docs/runbooks',
      'docs/runbooks/queue.md',
    ]);
    const text = [
      '[a](../bin/run.sh?raw#l1) [b](../bin/) [c](/docs) [d](../..) [e](.)',
      '[f](../bin/stop.sh)',
      '![g](gone.png)',
      '[h](/bin)',
    ].join('\n');
    const { problems } = readRunbook(text, 'docs/runbooks/queue.md', { paths });
    expect(problems).toEqual([
      {
        line: 2,
        message:
          'The link ../bin/stop.sh leads nowhere: there is no docs/bin/stop.sh.',
      },
      {
        line: 3,
        message:
          'The link gone.png leads nowhere: there is no docs/runbooks/gone.png.',
      },
      { line: 4, message: 'The link /bin leads nowhere: there is no bin.' },
    ]);
  });

  it.each<[string, string, { alerts: string[]; services: string[] }]>([
    ['docs/runbooks/QueueFull.md', '', { alerts: ['QueueFull'], services: [] }],
    ['docs/runbooks/README.md', '', { alerts: [], services: [] }],
    [
      'payments/PaymentsDown.md',
      '',
      { alerts: ['PaymentsDown'], services: ['component:default/payments'] },
    ],
    ['shop.md', '', { alerts: [], services: ['component:default/shop'] }],
    ['twin.md', '', { alerts: [], services: [] }],
    [
      'shop.md',
      '---\nalert: A, B\nservices: []\n---\n',
      { alerts: ['A', 'B'], services: [] },
    ],
  ])('is for what %s is called after', (path, text, expected) => {
    expect(readRunbook(text, path, { services: SERVICES })).toMatchObject(
      expected,
    );
  });

  it.each([
    ['---\ntitle: [\n---\n# Queue\n', 'Queue', 1],
    ['---\nunclosed\n# Queue\n', 'Queue', 1],
    ['---\nalerts: {a: 1}\nservices: 7\ntitle: 3\n---\n', 'x', 0],
    ['\0', 'x', 0],
  ])('is read whatever it is: %j', (text, title, problems) => {
    const read = readRunbook(text, 'x.md', { services: SERVICES });
    expect(read.title).toBe(title);
    expect(read.problems).toHaveLength(problems);
  });
});

describe('alerts without a runbook', () => {
  const service = (ref: string) => ({ ref });

  it('are told, those that fire first', () => {
    const missing = missingRunbooks(
      [
        { name: 'B', service: service('component:default/shop') },
        { name: 'A', address: 'https://wiki.example.org/a' },
        { name: 'C', firing: 'id-c', service: service('component:default/x') },
        { name: 'C', service: service('component:default/shop') },
        { name: 'Known' },
        { name: 'Linked', address: 'https://git.example.org/l.md#top' },
        { name: 'Covered', service: service('component:default/payments') },
      ],
      {
        alerts: new Set(['Known']),
        addresses: ['https://git.example.org/l.md'],
        services: new Set(['component:default/payments']),
        expectedPath: alert => `docs/runbooks/${alert}.md`,
      },
    );
    expect(missing.map(({ alert }) => alert)).toEqual(['C', 'A', 'B']);
    expect(missing[0]).toMatchObject({
      alertId: 'id-c',
      services: [
        { ref: 'component:default/x' },
        { ref: 'component:default/shop' },
      ],
      expectedPath: 'docs/runbooks/C.md',
    });
    expect(missing[1].address).toBe('https://wiki.example.org/a');
  });
});
