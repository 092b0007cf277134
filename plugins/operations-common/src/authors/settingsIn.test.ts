import { linesOfKey } from './linesOfKey';
import { settingsIn } from './settingsIn';

const MANIFEST = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: pay
  labels:
    app: pay
spec:
  replicas: 3
  selector:
    matchLabels:
      app: pay
  template:
    metadata:
      labels:
        app: pay
    spec:
      containers:
        - name: app
          image: pay:1.8.3
          args:
            - --verbose
          env:
            - name: RETRIES
              value: "5"
            - name: TOKEN
              valueFrom:
                secretKeyRef:
                  name: pay
                  key: token
          resources:
            limits:
              memory: 128Mi
          terminationMessagePath: /dev/termination-log
      dnsPolicy: ClusterFirst
status:
  replicas: 3
`;

describe('settingsIn', () => {
  it('finds what somebody has set, and nothing that names or is filled in', () => {
    expect(settingsIn(MANIFEST)).toEqual([
      { line: 8, key: 'spec.replicas' },
      { line: 19, key: 'containers.image' },
      { line: 20, key: 'containers.args' },
      { line: 24, key: 'RETRIES' },
      { line: 32, key: 'limits.memory' },
    ]);
    expect(settingsIn('kind: ConfigMap\ndata:\n  A.conf: x\n')).toEqual([
      { line: 3, key: 'A.conf' },
    ]);
  });

  it('names each as it is found again in the file that it was written in', () => {
    for (const { line, key } of settingsIn(MANIFEST)) {
      expect([key, linesOfKey(MANIFEST, 'pay.yaml', key)]).toEqual([
        key,
        [line],
      ]);
    }
  });

  it('finds nothing in what is no manifest', () => {
    const nothing = ['', 'a: [', 'just words', 'spec:\n', 'x'.repeat(600_000)];
    expect(nothing.map(settingsIn)).toEqual(nothing.map(() => []));
  });
});
