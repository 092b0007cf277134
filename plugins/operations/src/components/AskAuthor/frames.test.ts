import { framesOf, isFrame } from './frames';

describe('places in the code', () => {
  it.each([
    '    at Shop.pay (/app/src/pay.ts:12:3)',
    '    at async /app/src/pay.ts:12:3',
    '\tat com.shop.Pay.run(Pay.java:12)',
    '  File "/app/shop/pay.py", line 12, in run',
    '\t/app/shop/pay.go:12 +0x1d',
    "from shop/pay.rb:12:in `run'",
  ])('are found in %s', line => expect(isFrame(line)).toBe(true));

  it.each([
    'Error: boom',
    'GET http://payments:8080/healthz answered 503',
    '2026-05-04T12:00:00Z payments cannot start',
    'at noon we looked at it',
    '    at process.processTicks (node:internal/process/task_queues:95:5)',
    '    at parse (/app/node_modules/redis-parser/lib/parser.js:179:12)',
    '\tat java.base/java.lang.Thread.run(Thread.java:840)',
    `    at ${'x'.repeat(5_000)}:1:1`,
  ])('are not found in %s', line => expect(isFrame(line)).toBe(false));

  it('are told once each, and not without end', () => {
    const line = (number: number) => `    at a (b.js:${number}:1)`;
    expect(
      framesOf(
        ['Error: boom', line(1), line(1), line(2), line(3)].join('\n'),
        2,
      ),
    ).toEqual({ frames: ['at a (b.js:1:1)', 'at a (b.js:2:1)'], left: 0 });
  });

  it('leave out those of the runtime and of libraries, and say how many', () => {
    const runtime = '    at run (node:internal/modules/run_main:81:12)';
    const library = '    at parse (/app/node_modules/a/b.js:1:1)';
    expect(
      framesOf(
        [runtime, library, '    at a (b.js:1:1)', runtime].join('\n'),
        6,
      ),
    ).toEqual({ frames: ['at a (b.js:1:1)'], left: 2 });
  });
});
