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
    `    at ${'x'.repeat(5_000)}:1:1`,
  ])('are not found in %s', line => expect(isFrame(line)).toBe(false));

  it('are told once each, and not without end', () => {
    const line = (number: number) => `    at a (b.js:${number}:1)`;
    expect(
      framesOf(
        ['Error: boom', line(1), line(1), line(2), line(3)].join('\n'),
        2,
      ),
    ).toEqual(['at a (b.js:1:1)', 'at a (b.js:2:1)']);
  });
});
