import { codesOf } from './codes';

const ids = (line: string) =>
  codesOf(line)
    .map(({ id }) => id)
    .sort();

describe('codesOf', () => {
  it.each([
    ['upstream returned 502', ['http:502']],
    ['HTTP/1.1 503 Service Unavailable', ['http:503']],
    ['"GET / HTTP/2.0" 413 183 "-"', ['http:413']],
    ['{"statusCode": 429}', ['http:429']],
    ['Der Server antwortet mit 404', ['http:404']],
    ['Fehler 502 beim Aufruf', ['http:502']],
    ['404 Not Found', ['http:404']],
    ['Error: connect ECONNREFUSED 10.0.0.1', ['errno:ECONNREFUSED']],
    ['[Errno 28] No space left', ['errno:ENOSPC']],
    ['(os error 111)', ['errno:ECONNREFUSED']],
    ['socket() failed (24: Too many open files)', ['errno:EMFILE']],
    ['Exit Code: 137', ['exit:137']],
    ['process exited with code 143', ['exit:143']],
    ['command terminated with exit code 1', ['exit:1']],
    ['exited on signal 11 (core dumped)', ['signal:SIGSEGV']],
    ['signal: killed', ['signal:SIGKILL']],
    ['code=killed, status=9/KILL', ['signal:SIGKILL']],
    ['sorry (SQLSTATE 53300)', ['sqlstate:53300']],
    ['SQLSTATE[42S02]: Base table', ['sqlstate:42S02']],
    ['ERROR 1213 (40001): Deadlock', ['mysql:1213']],
    ["(1205, 'Lock wait timeout exceeded')", ['mysql:1205']],
    ['Msg 1205, Level 13, State 51', ['mssql:1205']],
    ['ORA-00060: deadlock detected', ['ora:ORA-00060']],
    ['rpc error: code = Unavailable desc = x', ['grpc:UNAVAILABLE']],
    ['grpc-status: 4', ['grpc:DEADLINE_EXCEEDED']],
    ['sslv3 alert handshake failure:SSL alert number 40', ['tls:40']],
    ['verify error:num=20:unable to get', ['verify:20']],
    ['Back-off: CrashLoopBackOff', ['k8s:CrashLoopBackOff']],
    ['Reason: OOMKilled', ['k8s:OOMKilled']],
    ['0/3 nodes FailedScheduling', ['k8s:FailedScheduling']],
    ['dial tcp 10.0.0.1:5432: refused', ['port:5432']],
    ['on port 6379', ['port:6379']],
    ['LDAP: error code 49 - data 775, v4563', ['ldap:49', 'ldap:775']],
    ['failed: 0x80070070', ['windows:0X80070070']],
    ['535 5.7.139 Authentication', ['smtp:5.7.139']],
    ['ERR_TLS_CERT_ALTNAME_INVALID', ['constant:ERR_TLS_CERT_ALTNAME_INVALID']],
    ['MISCONF Redis is', ['constant:MISCONF']],
  ])('finds in %s', (line, expected) => {
    expect(ids(line)).toEqual(expected);
  });

  it.each([
    ['took 502 ms'],
    ['read 404 rows of 500'],
    ['batch 4 of 91'],
    ['dial tcp 10.0.0.1:41234: refused'],
    ['exit code 0'],
    ['version 1.20.7'],
    ['ticket SHOP-1234'],
    ['2025-03-01T06:05:00Z nothing'],
    ['errno 9999'],
  ])('finds none in %s', line => {
    expect(ids(line)).toEqual([]);
  });

  it('says where it stands', () => {
    expect(codesOf('it ended with Exit Code: 137 today')).toEqual([
      { id: 'exit:137', text: 'Exit Code: 137' },
    ]);
  });
});
