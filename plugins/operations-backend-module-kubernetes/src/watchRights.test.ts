import { DEFAULT_KINDS } from '@operate-first/cluster-cache';
import { watchRights } from '@operate-first/plugin-operations-common';
import { parseAllDocuments } from 'yaml';

interface Rule {
  apiGroups: string[];
  resources: string[];
  verbs: string[];
}

describe('the rights that a registered cluster gives', () => {
  const role = parseAllDocuments(watchRights())
    .map(document => document.toJSON())
    .find(({ kind }) => kind === 'ClusterRole');
  const rules: Rule[] = role.rules;
  const granted = new Set(
    rules
      .filter(({ verbs }) => verbs.includes('watch'))
      .flatMap(({ apiGroups: [group], resources }) =>
        resources.map(each => `${group}/${each}`),
      ),
  );

  it('are those of everything that is watched, and no more', () => {
    const watched = DEFAULT_KINDS.map(
      ({ group, plural }) => `${group}/${plural}`,
    );
    expect([...granted].sort()).toEqual([...new Set(watched)].sort());
  });
});
