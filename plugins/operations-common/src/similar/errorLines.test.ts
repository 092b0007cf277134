import { errorLinesOf } from './errorLines';

describe('lines of a log', () => {
  it.each([
    'payments starts, image registry.example.org/payments:1.4.2',
    '2026-11-22 14:43:01.123  INFO 1 --- [main] c.e.Payments : Started Payments in 3.2 seconds',
    '{"level":"info","ts":"2026-11-22T14:43:01Z","msg":"listening","port":8080}',
    '{"level":30,"time":1763822581000,"pid":1,"msg":"server is ready"}',
    'ts=2026-11-22T14:43:01Z level=info component=tsdb msg="TSDB started"',
    'I1122 14:43:01.123456       1 leaderelection.go:250] attempting to acquire leader lease default/queue',
    '10.0.0.1 - - [22/Nov/2026:14:43:01 +0000] "GET /healthz HTTP/1.1" 200 2 "-" "kube-probe/1.30"',
    '2026-11-22 14:43:01.123 UTC [1] LOG:  database system is ready to accept connections',
    '[notice] 1#1: start worker processes',
    'Normal  Pulled  3s  kubelet  Container image "payments:1.4.2" already present on machine',
    'DEBUG cache warm',
    '> node server.js',
    '',
  ])('that only say what goes on are no error: %s', line => {
    expect(errorLinesOf(line)).toBe('');
  });

  it.each([
    'panic: runtime error: index out of range [3] with length 3',
    'Error: connect ECONNREFUSED 127.0.0.1:5432',
    'java.lang.NullPointerException: Cannot invoke "Order.id()"',
    'Traceback (most recent call last):',
    '2026-11-22 14:43:01.123 UTC [44] FATAL:  password authentication failed for user "pay"',
    'ts=2026-11-22T14:43:01Z level=warn msg="slower than wanted" component=queue',
    '{"level":50,"time":1763822581000,"pid":1,"msg":"giving up"}',
    'E1122 14:43:01.123456       1 controller.go:110] queue is gone',
    'WARN  pool is nearly used up',
    'dial tcp 10.0.0.9:5432: connect: connection refused',
    'container exited with code 137',
    '10.0.0.1 - - [22/Nov/2026:14:43:01 +0000] "GET /pay HTTP/1.1" 503 12 "-" "curl/8"',
    'upstream answered HTTP 502',
    'Back-off restarting failed container payments in pod payments-0',
    'Out of memory: Killed process 7 (payments)',
  ])('that tell of trouble are kept: %s', line => {
    expect(errorLinesOf(line)).toBe(line);
  });

  it('are told from one another in one log, with what belongs to them', () => {
    const error = `TypeError: Cannot read properties of undefined (reading 'id')
    at charge (/srv/app/pay.js:12:3)
    at /srv/app/server.js:40:9`;
    expect(
      errorLinesOf(
        `payments starts, image registry.example.org/payments:1.4.2\n${error}\nlistening on 8080`,
      ),
    ).toBe(error);
  });
});
