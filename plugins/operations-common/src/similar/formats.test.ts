import { unwrap } from './formats';

describe('unwrap', () => {
  it.each([
    [
      'JSON',
      '{"level":"error","msg":"query failed","err":"pq: too many clients","took":"12ms"}',
      'query failed\npq: too many clients',
      1,
    ],
    [
      'JSON, nested, with codes',
      '{"severity":"ERROR","error":{"message":"no","code":"28P01","host":"x"}}',
      'no\ncode=28P01',
      1,
    ],
    [
      'pino',
      '{"level":30,"msg":"listening","port":8080}',
      'listening\nport=8080',
      0.3,
    ],
    [
      'JSON in JSON of Docker',
      '{"log":"{\\"level\\":\\"warn\\",\\"msg\\":\\"slow\\"}\\n","stream":"stderr"}',
      'slow',
      undefined,
    ],
    [
      'JSON, cut off',
      '{"level":"error","message":"index blocked by: disk usage exce',
      'index blocked by: disk usage exce',
      1,
    ],
    [
      'JSON, cut off after what was said',
      '{"level":"error","message":"index blocked","host":"db-',
      'index blocked',
      1,
    ],
    [
      'logfmt',
      'ts=2025-05-05T05:05:05Z level=error msg="Scrape failed" err="dial tcp: refused"',
      'Scrape failed\ndial tcp: refused',
      1,
    ],
    [
      'klog',
      'E0611 10:03:31.991822    1811 kubelet.go:1870] Skipping pod synchronization',
      'Skipping pod synchronization',
      1,
    ],
    [
      'PostgreSQL',
      '2025-04-09 02:11:43.120 UTC [88] PANIC:  could not write to file',
      'could not write to file',
      1,
    ],
    [
      'nginx',
      '2025/06/01 12:00:01 [alert] 811#811: *99121 socket() failed, client: 192.0.2.77, server: _',
      'socket() failed',
      1,
    ],
    [
      'log4j',
      '2025-06-01 12:00:01,123 ERROR [http-exec-5] c.k.rating.RatingClient - rating call failed',
      'rating call failed',
      1,
    ],
    [
      'Spring',
      '2025-06-01T12:00:01.123Z WARN 1 --- [main] o.s.b.Foo : slow start',
      'slow start',
      0.8,
    ],
    [
      'syslog',
      'May  3 03:16:44 web-4 kernel: nfs: server filer2 not responding',
      'nfs: server filer2 not responding',
      undefined,
    ],
    [
      'syslog of RFC 5424',
      '<6>1 2025-06-03T11:00:00Z n-4 kernel - - - oom-kill',
      'oom-kill',
      undefined,
    ],
    ['dmesg', '[412331.118] table full', 'table full', undefined],
    [
      'kubectl get events',
      '12s (x4 over 97s)  Warning  Failed to pull image',
      'Failed to pull image',
      0.8,
    ],
    ['Python', 'ERROR:root:it broke', 'it broke', 1],
    ['a time alone', '2025-06-01T10:00:00Z it broke', 'it broke', undefined],
    ['level in brackets', '[FATAL] plugin/loop: Loop', 'plugin/loop: Loop', 1],
    ['nothing', 'it just broke', 'it just broke', undefined],
  ])('reads %s', (_, line, text, level) => {
    const found = unwrap(line);
    expect(found.text).toBe(text);
    expect(found.level).toBe(level);
  });

  it('takes a frame out of a frame', () => {
    expect(
      unwrap(
        'Jun 12 01:11:01 db-7 app[12]: {"level":"error","msg":"disk full","x":1}',
      ),
    ).toEqual({ text: 'disk full', level: 1 });
  });

  it('leaves JSON that says nothing as it is', () => {
    expect(unwrap('{"a":1}').text).toBe('{"a":1}');
  });
});
