import { pod } from './__testUtils__/FakeCollection';
import { RawKubeObject } from './schema';
import { SharedParts } from './SharedParts';
import { trim } from './trim';

const PODS = { apiVersion: 'v1', kind: 'Pod' };
const IMAGE = 'registry.example.com/shop/web@sha256:0123456789abcdef';

/** As the API server gives it: with a volume for its token that no sister has. */
function sister(name: string): RawKubeObject {
  const token = { name: `kube-api-access-${name}` };
  const data = { name: 'data', mountPath: '/data' };
  return {
    ...pod(name, { app: 'web' }),
    spec: {
      nodeName: 'node-1.example.com',
      volumes: [{ name: 'data' }, token],
      containers: [{ name: 'app', image: IMAGE, volumeMounts: [data, token] }],
    },
    status: {
      containerStatuses: [
        { name: 'app', imageID: IMAGE, volumeMounts: [data, token] },
      ],
    },
  };
}

describe('trim', () => {
  it('keeps what sisters have in common once, and tells them apart', () => {
    const parts = new SharedParts();
    const one = trim(sister('web-1'), PODS, parts);
    const two = trim(sister('web-2'), PODS, parts);
    const spec = (object: typeof one) =>
      object.spec as { containers: object[]; volumes: object[] };
    expect(spec(one).containers).toBe(spec(two).containers);
    expect(spec(one).volumes).toEqual([{ name: 'data' }]);
    expect(one.metadata.labels).toBe(two.metadata.labels);
    expect([one.metadata.name, two.metadata.name]).toEqual(['web-1', 'web-2']);
    expect(JSON.stringify([one, two])).not.toContain('kube-api-access');
  });

  it('gives items of a list the kind that only the list tells', () => {
    const object = trim(sister('web-1'), PODS, new SharedParts());
    expect(object).toMatchObject({ apiVersion: 'v1', kind: 'Pod' });
  });

  it.each(['Secret', 'ConfigMap'])('keeps no contents of a %s', kind => {
    const raw = { ...pod('one'), kind, data: { a: 'b' }, binaryData: {} };
    const object = trim(raw, { ...PODS, kind: 'Other' }, new SharedParts());
    expect(Object.keys(object)).toEqual(
      expect.not.arrayContaining(['data', 'binaryData']),
    );
    expect(object.kind).toBe(kind);
  });
});
