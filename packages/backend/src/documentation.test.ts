import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DEFAULT_KINDS } from '@operate-first/cluster-cache';
import { parseAllDocuments } from 'yaml';

/** What nobody watches: asked now and then, or when a person opens it. */
const ASKED = ['pods.metrics.k8s.io', 'nodes.metrics.k8s.io', 'pods/log'];

interface Role {
  kind: string;
  rules: Array<{ apiGroups: string[]; resources: string[]; verbs: string[] }>;
}

describe('docs/clusters.md', () => {
  it('asks for the right to read what is watched, and for nothing else', () => {
    const text = readFileSync(
      path.resolve(__dirname, '../../../docs/clusters.md'),
      'utf8',
    );
    const [, manifest] = /```yaml\n(.*?)```/s.exec(text) ?? [];
    const role = parseAllDocuments(manifest)
      .map(document => document.toJS() as Role)
      .find(({ kind }) => kind === 'ClusterRole');
    const granted = (role?.rules ?? []).flatMap(({ apiGroups, resources }) =>
      resources.map(resource =>
        [resource, ...apiGroups.filter(Boolean)].join('.'),
      ),
    );
    const watched = DEFAULT_KINDS.map(({ plural, group }) =>
      [plural, group].filter(Boolean).join('.'),
    );

    expect(granted.sort()).toEqual([...new Set(watched), ...ASKED].sort());
    expect(new Set(role?.rules.flatMap(({ verbs }) => verbs))).toEqual(
      new Set(['get', 'list', 'watch']),
    );
  });
});
