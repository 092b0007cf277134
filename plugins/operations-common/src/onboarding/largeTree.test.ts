import {
  buildOnboarding,
  OnboardingRequest,
  OnboardingTree,
  readOnboardingRequest,
  readOnboardingTree,
} from '.';
import { largeTree } from './__fixtures__/largeTree';

const TREE = readOnboardingTree({
  repository: 'https://git.example.org/platform/tree',
  clusters: [{ name: 'eu-1' }],
}).value as OnboardingTree;

function requestOf(name: string, team: string): OnboardingRequest {
  const { value, problems } = readOnboardingRequest(
    {
      requester: 'user:default/ada',
      team: { name: team },
      services: [
        {
          name: `service-${name}`,
          repository: { url: 'https://git.example.org/shop' },
          metrics: {},
          slo: { target: 0.99 },
        },
      ],
      namespaces: [
        {
          name: `space-${name}`,
          places: [{ environment: 'production', cluster: 'eu-1' }],
          quota: { tier: 'small' },
        },
      ],
    },
    TREE,
  );
  expect(problems).toEqual([]);
  return value as OnboardingRequest;
}

/** The lines that a change adds to files that are there; it takes none away. */
function addedLines(change: ReturnType<typeof buildOnboarding>) {
  return change.files.flatMap(({ path, before, after }) => {
    if (before === undefined) return [];
    const there = new Set(before.split('\n'));
    const lines = after.split('\n');
    const added = lines.filter(line => !there.has(line));
    expect(lines.length - added.length).toBe(before.split('\n').length);
    return added.map(line => `${path}: ${line.trim()}`);
  });
}

describe('a tree with 2,000 namespaces', () => {
  const files = largeTree();

  it('gets one line for each thing, in its place, in time', () => {
    const started = performance.now();
    const change = buildOnboarding(
      requestOf('1000b', 'team-0007b'),
      TREE,
      files,
    );
    // Some 30 ms; a form is to be told what is wrong while it is filled in.
    expect(performance.now() - started).toBeLessThan(5000);
    expect(change.problems).toEqual([]);
    expect(addedLines(change)).toEqual([
      'argocd/overlays/prod/projects/kustomization.yaml: - team-0007b.yaml',
      'cluster-scope/overlays/prod/production/eu-1/kustomization.yaml: - ../../../../base/core/namespaces/space-1000b',
      'services/all.yaml: - ./service-1000b/catalog-info.yaml',
      'services/all.yaml: - ./service-1000b/slo.yaml',
    ]);
    const overlay = change.files.find(({ path }) =>
      path.includes('overlays/prod/production'),
    );
    expect(overlay?.after).toContain(
      'space-1000\n  - ../../../../base/core/namespaces/space-1000b\n  - ../../../../base/core/namespaces/space-1001\n',
    );
  });

  it('keeps what belongs to others', () => {
    const { problems } = buildOnboarding(
      requestOf('1000', 'team-0007'),
      TREE,
      files,
    );
    expect(problems.map(({ field }) => field)).toEqual([
      'namespaces[0].name',
      'services[0].name',
    ]);
  });
});
