import { exceptionsOf, frameOf } from './frames';

describe('frameOf', () => {
  it.each([
    [
      'Java',
      '\tat com.zaxxer.hikari.pool.HikariPool.createTimeoutException(HikariPool.java:696)',
      'HikariPool.createTimeoutException',
    ],
    [
      'a module of Java',
      '\tat java.base/java.lang.Thread.start0(Native Method)',
      'Thread.start0',
    ],
    [
      'Node',
      '    at parseError (/app/node_modules/redis-parser/lib/parser.js:179:12)',
      'parser.js:parseError',
    ],
    [
      'a method of Node',
      '    at async Cart.add (file:///srv/app/cart.mjs:12:3)',
      'cart.mjs:Cart.add',
    ],
    ['Node without a name', '    at /srv/app/cart.js:12:3', 'cart.js'],
    [
      'Python',
      '  File "/srv/matching/tasks.py", line 88, in match_batch',
      'tasks.py:match_batch',
    ],
    [
      'Go',
      'kestrel.example/ledger/controllers.(*LedgerReconciler).Reconcile(0xc000)',
      'controllers.LedgerReconciler.Reconcile',
    ],
    ['Ruby', "from /srv/app/cart.rb:12:in `total'", 'cart.rb:total'],
    ['.NET', '   at Shop.Cart.Total(Int32 a)', 'Cart.Total'],
    ['a place of Go', '\t/src/controllers/ledger.go:77 +0x1c', ''],
    ['what is left out', '\t... 17 common frames omitted', ''],
    ['a goroutine', 'goroutine 311 [running]:', ''],
  ])('reads a frame of %s', (_, line, frame) => {
    expect(frameOf(line)).toBe(frame);
  });

  it.each([['Look at this (please)'], ['at noon it broke'], ['main broke']])(
    'takes no prose for a frame: %s',
    line => {
      expect(frameOf(line)).toBeUndefined();
    },
  );
});

describe('exceptionsOf', () => {
  it.each([
    ['java.lang.OutOfMemoryError: Java heap space', ['OutOfMemoryError']],
    [
      'Caused by: java.net.ConnectException: Connection refused',
      ['ConnectException'],
    ],
    ['psycopg2.OperationalError: connection', ['OperationalError']],
    ['TypeError: Cannot read properties', ['TypeError']],
    ['panic: runtime error: index', ['panic']],
    ['ActiveRecord::ConnectionNotEstablished: x', ['ConnectionNotEstablished']],
    ['an error occurred', []],
  ])('finds the classes of %s', (line, classes) => {
    expect(exceptionsOf(line)).toEqual(classes);
  });
});
