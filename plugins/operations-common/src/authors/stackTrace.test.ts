import { readStackTrace } from './stackTrace';

const says = (text: string) =>
  readStackTrace(text).map(
    ({ file, line, function: name }) => `${file}:${line} ${name ?? ''}`,
  );

const NODE = `TypeError: Cannot read properties of undefined
    at charge (/app/src/payments/retry.ts:42:11)
    at async Cart.add (file:///srv/app/cart.mjs:12:3)
    at /srv/app/cart.js:7:1
    at parse (/app/node_modules/redis-parser/lib/parser.js:179:12)
    at process.processTicks (node:internal/process/task_queues:95:5)`;

const JAVA = `java.lang.IllegalStateException: no funds
\tat shop.payments.Retry.charge(Retry.java:42)
\tat shop.payments.Retry$Loop.run(Retry.java:12)
\tat java.base/java.lang.Thread.run(Thread.java:840)
\t... 17 common frames omitted`;

const PYTHON = `Traceback (most recent call last):
  File "/srv/app/main.py", line 10, in <module>
    run()
  File "/srv/app/payments/retry.py", line 42, in charge
    raise ValueError
ValueError`;

const GO = `panic: runtime error: index out of range

goroutine 1 [running]:
main.(*Retry).Charge(0xc000010000, 0x2a)
\t/build/payments/retry.go:42 +0x1c
runtime.main()
\t/usr/local/go/src/runtime/proc.go:250 +0x212`;

const DOTNET = `System.Exception: no funds
   at Shop.Payments.Retry.Charge(Int32 amount) in C:\\src\\payments\\Retry.cs:line 42
   at Shop.Program.Main(String[] args)`;

describe('readStackTrace', () => {
  it.each([
    [
      'Node, the runtime last',
      NODE,
      [
        '/app/src/payments/retry.ts:42 charge',
        '/srv/app/cart.mjs:12 Cart.add',
        '/srv/app/cart.js:7 ',
        '/app/node_modules/redis-parser/lib/parser.js:179 parse',
        'node:internal/process/task_queues:95 process.processTicks',
      ],
    ],
    [
      'Java, below its package',
      JAVA,
      [
        'shop/payments/Retry.java:42 shop.payments.Retry.charge',
        'shop/payments/Retry.java:12 shop.payments.Retry$Loop.run',
        'java/lang/Thread.java:840 java.lang.Thread.run',
      ],
    ],
    [
      'Python, the last call first',
      PYTHON,
      ['/srv/app/payments/retry.py:42 charge', '/srv/app/main.py:10 <module>'],
    ],
    [
      'Go, with the function above',
      GO,
      [
        '/build/payments/retry.go:42 main.(*Retry).Charge',
        '/usr/local/go/src/runtime/proc.go:250 runtime.main',
      ],
    ],
    [
      '.NET',
      DOTNET,
      ['C:/src/payments/Retry.cs:42 Shop.Payments.Retry.Charge'],
    ],
    [
      'Ruby',
      "from /srv/app/cart.rb:12:in `total'",
      ['/srv/app/cart.rb:12 total'],
    ],
    ['a place', 'payments/retry.ts:42', ['payments/retry.ts:42 ']],
    ['prose', 'It broke at noon (12:30), see main.go', []],
    ['nothing', '', []],
  ])('reads %s', (_, text, frames) => {
    expect(says(text)).toEqual(frames);
  });

  it('tells of a frame once, and of at most 50', () => {
    const lines = [...Array(90).keys()].map(
      at => `    at f (/app/a.js:${at}:1)`,
    );
    expect(says([...lines, ...lines].join('\n'))).toHaveLength(50);
  });

  it('is not kept busy by long lines', () => {
    expect(says(`at ${'a.'.repeat(9_000)}(`)).toEqual([]);
    expect(says(` ${'a/'.repeat(9_000)}:`)).toEqual([]);
  });
});
