import { findFrame } from './findFrame';

const TREE = [
  'README.md',
  'server.js',
  'packages/shop/server.js',
  'src/payments/retry.ts',
  'src/main/java/com/acme/pay/Foo.java',
  'src/main/java/com/other/Foo.java',
  'acme/worker.py',
  'internal/queue/queue.go',
  'a/index.ts',
  'b/index.ts',
  'c/index.ts',
  'd/index.ts',
  'e/index.ts',
  'f/index.ts',
];

describe('findFrame', () => {
  it.each([
    ['/app/src/payments/retry.ts', ['src/payments/retry.ts']],
    ['file:///srv/src/payments/retry.ts', ['src/payments/retry.ts']],
    ['webpack://shop/./src/payments/retry.ts?a1b2', ['src/payments/retry.ts']],
    ['C:\\build\\src\\payments\\retry.ts', ['src/payments/retry.ts']],
    ['/app/server.js', ['server.js', 'packages/shop/server.js']],
    ['/app/shop/server.js', ['packages/shop/server.js']],
    ['com/acme/pay/Foo.java', ['src/main/java/com/acme/pay/Foo.java']],
    [
      'com.acme.pay.Foo.bar(Foo.java:12)',
      ['src/main/java/com/acme/pay/Foo.java'],
    ],
    ['/usr/src/app/acme/worker.py', ['acme/worker.py']],
    [
      '/go/src/example.org/shop@v1.2.3/internal/queue/queue.go',
      ['internal/queue/queue.go'],
    ],
    ['/app/node_modules/express/server.js', []],
    ['/usr/lib/python3/site-packages/acme/worker.py', []],
    ['node:internal/process/task_queues', []],
    ['<anonymous>', []],
    ['', []],
    ['/app/unknown.ts', []],
    ['/app/a/index.ts', ['a/index.ts']],
    // Six are meant as well as each other: nobody knows.
    ['/app/x/index.ts', []],
  ])('%s', (file, paths) => {
    expect(findFrame(TREE, { file }).map(({ path }) => path)).toEqual(paths);
  });

  it('takes the package of a class from its function', () => {
    expect(
      findFrame(TREE, {
        file: 'Foo.java',
        line: 12,
        function: 'com.acme.pay.Foo.bar',
      }),
    ).toEqual([{ path: 'src/main/java/com/acme/pay/Foo.java', line: 12 }]);
  });

  it('says no line of what was compiled, and no file where several may be meant', () => {
    const frame = { file: '/app/dist/payments/retry.js', line: 7 };
    expect(findFrame(TREE, frame)).toEqual([{ path: 'src/payments/retry.ts' }]);
    expect(findFrame([...TREE, 'lib/src/payments/retry.ts'], frame)).toEqual(
      [],
    );
  });
});
