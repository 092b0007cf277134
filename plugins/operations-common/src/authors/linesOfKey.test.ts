import { linesOfKey } from './linesOfKey';

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
spec:
  replicas: 2
  template:
    spec:
      containers:
        - name: pay
          env:
            - name: RETRIES
              value: '3'
            - name: SECRET
              valueFrom: { secretKeyRef: { name: pay, key: token } }
---
kind: ConfigMap
data:
  LOG_LEVEL: info
  application.properties: |
    pool.size=10
    pool.wait = 5s
`;

describe('linesOfKey', () => {
  it.each([
    ['a key of a document', 'replicas', [4]],
    ['a path', 'spec.replicas', [4]],
    ['a variable of a container, where its value is', 'RETRIES', [11]],
    ['its path', 'containers.env.RETRIES', [11]],
    ['a variable from elsewhere', 'SECRET', [13]],
    ['a key of another document', 'data.LOG_LEVEL', [17]],
    ['a key with a dot', 'application.properties', [18]],
    ['a key of a file within', 'pool.size', [19]],
    ['what is there several times', 'kind', [2, 15]],
    ['what is a part of a name', 'plicas', []],
    ['nothing', ' ', []],
  ])('finds %s', (_, key, lines) => {
    expect(linesOfKey(DEPLOYMENT, 'deploy/pay.yaml', key)).toEqual(lines);
  });

  it.each([
    ['conf/pay.properties', '# a\npool.size = 10\npool.size.max=20', [2]],
    ['.env', 'export pool.size="10"', [1]],
    ['a.json', '{\n  "pool": {\n    "size": 10\n  }\n}', [3]],
    ['a.json', '{\n  "pool.size": 10,', [2]],
    ['a.yaml', `${'['.repeat(50_000)}\npool.size: 1`, [2]],
    ['a.yaml', `# ${'x'.repeat(600_000)}\npool.size: 1`, [2]],
  ])('reads %s', (path, text, lines) => {
    expect(linesOfKey(text, path, 'pool.size')).toEqual(lines);
  });
});
