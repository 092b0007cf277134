import fc from 'fast-check';
import { IncidentCommand } from './model';
import { parseCommands } from './parseCommands';

describe('commands of the note box', () => {
  it.each<[string, IncidentCommand]>([
    ['/severity 2', { name: 'severity', severity: 2 }],
    ['/sev 2', { name: 'severity', severity: 2 }],
    ['/severity SEV2', { name: 'severity', severity: 2 }],
    ['/Severity sev 1', { name: 'severity', severity: 1 }],
    ['/status fixing', { name: 'status', status: 'fixing' }],
    ['/status Observing  ', { name: 'status', status: 'observing' }],
    ['/ack', { name: 'status', status: 'acknowledged' }],
    ['/resolve', { name: 'status', status: 'resolved' }],
    ['/reopen', { name: 'status', status: 'reopened' }],
    ['/assign me', { name: 'assign', role: 'commander', person: 'me' }],
    [
      '/assign commander @user:default/anna',
      { name: 'assign', role: 'commander', person: 'user:default/anna' },
    ],
    [
      '/assign @Anna scribe',
      { name: 'assign', role: 'scribe', person: 'user:default/anna' },
    ],
    [
      '/assign technicalLead other/bo',
      { name: 'assign', role: 'technicalLead', person: 'user:other/bo' },
    ],
    ['/assign comms nobody', { name: 'assign', role: 'communications' }],
    ['/impact outage', { name: 'impact', impact: 'outage' }],
    [
      '/impact minor payments eu-1',
      {
        name: 'impact',
        impact: 'minor',
        service: 'component:default/payments',
        region: 'eu-1',
      },
    ],
    [
      '/impact major resource:default/db',
      { name: 'impact', impact: 'major', service: 'resource:default/db' },
    ],
    [
      '/affects component:default/x',
      { name: 'affects', service: 'component:default/x' },
    ],
    [
      '/affects x outage',
      { name: 'affects', service: 'component:default/x', impact: 'outage' },
    ],
    ['/cause change', { name: 'cause', cause: 'change' }],
    [
      '/cause change 1.8.3 lost   its index',
      { name: 'cause', cause: 'change', text: '1.8.3 lost   its index' },
    ],
    ['/duplicate inc-3', { name: 'duplicate', key: 'INC-3' }],
    ['/dup none', { name: 'duplicate' }],
    [
      '/title Payments: refunds fail',
      { name: 'title', title: 'Payments: refunds fail' },
    ],
    [
      '/fix https://git.example/a/b/pull/3',
      { name: 'fix', url: 'https://git.example/a/b/pull/3' },
    ],
    ['/chat none', { name: 'chat' }],
    [
      '/tracker http://t.example/1',
      { name: 'tracker', url: 'http://t.example/1' },
    ],
    ['/drill', { name: 'drill', drill: true }],
    ['/drill off', { name: 'drill', drill: false }],
  ])('%s', (text, command) => {
    expect(parseCommands(text)).toEqual({
      note: '',
      commands: [command],
      problems: [],
    });
  });

  it.each([
    ['/severity 5', 'no severity', 'from 1'],
    ['/severity', 'no severity', 'from 1'],
    ['/status broken', 'no status', 'analysing'],
    ['/ack now', 'stands alone', '/ack'],
    ['/assign', 'one person', '/assign me'],
    ['/assign anna bo', 'one person', '/assign me'],
    ['/assign group:default/team', 'nobody', '/assign me'],
    ['/assign @user:/', 'no entity ref', '/assign me'],
    ['/impact bad', 'no impact', 'outage'],
    ['/impact minor a b c', 'too much', 'outage'],
    ['/affects', 'missing', '/affects'],
    ['/affects x badly', 'no impact', '/affects'],
    ['/cause magic', 'no cause', 'certificate'],
    ['/duplicate 3', 'no key', 'INC-3'],
    ['/title', 'missing', '200'],
    [`/title ${'x'.repeat(201)}`, 'longer than 200', '200'],
    ['/fix javascript:alert(1)', 'no address', 'http'],
    ['/fix https://user:pass@git.example', 'no address', 'http'],
    ['/drill maybe', 'neither', '/drill off'],
    ['/severty 2', 'no command /severty', '/severity?'],
    ['/res', 'no command /res', '/resolve?'],
    ['/frobnicate', 'no command /frobnicate', 'There are /severity'],
  ])('%s is refused', (text, message, remedy) => {
    const { problems, commands } = parseCommands(`First\n${text}`);
    expect(commands).toEqual([]);
    expect(problems).toEqual([
      {
        line: 2,
        text,
        message: expect.stringContaining(message),
        remedy: expect.stringContaining(remedy),
      },
    ]);
  });

  it('takes commands out of the note and leaves the rest as it is', () => {
    const text =
      'It is the index.\r\n/status fixing\r\n\r\n  /not a command\r\n/sev 3';
    expect(parseCommands(text)).toEqual({
      note: 'It is the index.\n\n  /not a command',
      commands: [
        { name: 'status', status: 'fixing' },
        { name: 'severity', severity: 3 },
      ],
      problems: [],
    });
  });

  it('tells all that is wrong at once', () => {
    const { problems, commands } = parseCommands('/sev 9\n/sev 2\n/nope');
    expect(problems.map(({ line }) => line)).toEqual([1, 3]);
    expect(commands).toHaveLength(1);
  });

  it.each([
    ['two slashes', '//severity 2', '/severity 2'],
    ['a path', '/var/log/syslog is full', '/var/log/syslog is full'],
    ['a fence', '```\n/severity 2\n```', '```\n/severity 2\n```'],
    ['another fence', '~~~sh\n/ack\n```\n~~~', '~~~sh\n/ack\n```\n~~~'],
    ['a fence without an end', '```\n/ack', '```\n/ack'],
    ['a slash alone', '/ ', '/'],
  ])('leaves text alone: %s', (_, text, note) => {
    expect(parseCommands(text)).toEqual({ note, commands: [], problems: [] });
  });

  it('goes on after a fence', () => {
    const { commands } = parseCommands('````\n```\n/ack\n````\n/ack');
    expect(commands).toHaveLength(1);
  });

  it('reads any text, quickly', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), text => {
        const { note, commands, problems } = parseCommands(`/${text}`);
        expect(typeof note).toBe('string');
        expect(commands.length + problems.length).toBeLessThanOrEqual(
          text.split(/\r\n|\r|\n/).length,
        );
      }),
    );
    const long = `${'/title '.repeat(200_000)}\n${' '.repeat(1_000_000)}x`;
    expect(parseCommands(long).problems).toHaveLength(1);
  });
});
