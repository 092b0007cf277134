import { parse } from 'yaml';
import {
  buildOnboarding,
  OnboardingRequest,
  OnboardingTree,
  readOnboardingRequest,
  readOnboardingTree,
} from '..';

const PATH = 'services/shop/catalog-info.yaml';
const STAGING = { environment: 'staging', url: 'https://staging.example.org' };
const TREE = readOnboardingTree({
  repository: 'https://git.example.org/platform/tree',
  clusters: [{ name: 'eu-1' }],
}).value as OnboardingTree;

function request(addresses: object[]): OnboardingRequest {
  const { value, problems } = readOnboardingRequest(
    {
      requester: 'user:default/ada',
      team: { name: 'sales' },
      delivery: 'none',
      services: [{ name: 'shop', addresses }],
      namespaces: [
        {
          name: 'shop-test',
          places: [{ environment: 'staging', cluster: 'eu-1' }],
          quota: { tier: 'small' },
        },
      ],
    },
    TREE,
  );
  expect(problems).toEqual([]);
  return value as OnboardingRequest;
}

function entity(annotations: string): string {
  return `# Ours.
kind: Component
metadata:
  name: shop
  annotations:
${annotations.replace(/^(?=.)/gm, '    ')}    # last
    example.org/other: 'yes'
spec:
  owner: sales # us
`;
}

function completed(before: string, addresses: object[] = [STAGING]) {
  const files = new Map([[PATH, before]]);
  const { files: changes, notes } = buildOnboarding(
    request(addresses),
    TREE,
    files,
  );
  const after = changes.find(({ path }) => path === PATH)?.after ?? before;
  files.set(PATH, after);
  const again = buildOnboarding(request(addresses), TREE, files);
  expect(again.files.find(({ path }) => path === PATH)).toBeUndefined();
  return { after, notes };
}

function annotation(text: string, name = 'probes'): unknown {
  const value = parse(text).metadata.annotations[`operate-first.io/${name}`];
  return value === undefined ? undefined : parse(value);
}

describe('the probes of a service that gets another environment', () => {
  const production = { url: 'https://shop.example.org' };
  const BLOCK = `operate-first.io/probes: |
  # what users do
  - url: https://shop.example.org
    timeout: 2s # impatient
`;

  it('has one more in its list, and no other line of it is touched', () => {
    const { after } = completed(entity(BLOCK));
    const lines = entity(BLOCK).split('\n');
    const at = lines.findIndex(line => line.includes('impatient')) + 1;
    lines.splice(
      at,
      0,
      '      - url: https://staging.example.org',
      '        environment: staging',
    );
    expect(after.split('\n').slice(0, lines.length - 5)).toEqual(
      lines.slice(0, -5),
    );
    expect(after).toContain('  owner: sales # us\n');
    expect(annotation(after)).toEqual([
      { ...production, timeout: '2s' },
      { url: STAGING.url, environment: 'staging' },
    ]);
  });

  it.each([
    [
      'JSON',
      `operate-first.io/probes: '[{"url":"https://shop.example.org"}]'\n`,
      [production, STAGING],
    ],
    ['no list yet', '', [STAGING]],
    ['an empty list', `operate-first.io/probes: '[]'\n`, [STAGING]],
    ['an empty text', `operate-first.io/probes: ''\n`, [STAGING]],
    [
      'the address is there, with a slash behind it',
      'operate-first.io/probes: |\n  - url: https://staging.example.org/\n    environment: staging\n',
      [{ ...STAGING, url: 'https://staging.example.org/' }],
    ],
    [
      'the address is there, for another environment',
      'operate-first.io/probes: |\n  - url: https://staging.example.org\n',
      [{ url: STAGING.url }, STAGING],
    ],
  ])('%s', (_words, annotations, wanted) => {
    expect(annotation(completed(entity(annotations)).after)).toEqual(wanted);
  });

  it('does not look twice at what stands alone', () => {
    const single = 'operate-first.io/probe-url: https://shop.example.org\n';
    const both = [{ environment: 'production', ...production }, STAGING];
    const { after } = completed(entity(single), both);
    expect(annotation(after)).toEqual([STAGING]);
    expect(
      annotation(completed(entity(single), both.slice(0, 1)).after),
    ).toBeUndefined();
  });

  it('stays out of sight while the service is being off-boarded', () => {
    const paused = `operate-first.io/former-lifecycle: production
${BLOCK.replace('/probes:', '/paused-probes:')}`;
    const { after } = completed(entity(paused));
    expect(annotation(after)).toBeUndefined();
    expect(annotation(after, 'paused-probes')).toHaveLength(2);
  });

  it.each([
    ['a map', '|\n  url: https://shop.example.org\n'],
    ['no YAML', "'{{ not: [yaml'\n"],
  ])('is left as it is and said to reviewers where it is %s', (_what, text) => {
    const broken = `operate-first.io/probes: ${text}`;
    const { after, notes } = completed(entity(broken));
    expect(after).toContain(broken.split('\n')[0]);
    expect(after).not.toContain('staging.example.org');
    expect(notes).toContain(
      'The annotation operate-first.io/probes of shop is no list, and is left as it is: nobody looks at https://staging.example.org (staging) until it is put right by hand.',
    );
  });
});
