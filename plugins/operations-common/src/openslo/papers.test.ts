import { Entity } from '@backstage/catalog-model';
import { documentsYaml } from './documentsYaml';
import { openSloToEntity } from './openSloToEntity';
import { parseOpenSlo } from './parseOpenSlo';
import { proposeChange } from './proposeChange';
import { suggestSlo } from './suggestSlo';

const YAML = `# Agreed in May.
apiVersion: openslo/v1
kind: SLO
metadata:
  name: payments
  displayName: Payments answer
  labels:
    team:
      - a
      - b
spec:
  service: payments
  indicatorRef: requests # of the gateway
  timeWindow:
    - duration: 30d
      isRolling: true
  budgetingMethod: Occurrences
  objectives:
    - target: 0.99 # what users notice
    - targetPercent: 99.5
`;

describe('documentsYaml', () => {
  it('writes documents as they were, whatever the catalog made of them', () => {
    const entity = openSloToEntity(parseOpenSlo(YAML).documents[0]);
    entity.metadata.annotations = {
      ...entity.metadata.annotations,
      'backstage.io/managed-by-location': 'file:/somewhere/slos.yaml',
      'backstage.io/view-url': 'https://git.example.org/slos.yaml',
    };
    const text = documentsYaml([entity, entity]);
    const [first, second] = text.split('---\n');
    expect(second).toBe(first);
    expect(parseOpenSlo(first).documents).toEqual(parseOpenSlo(YAML).documents);
    expect(text).not.toContain('backstage.io');
  });
});

describe('proposeChange', () => {
  it('changes what is proposed and nothing else', () => {
    expect(proposeChange(YAML, { objective: 0, target: 0.995 })).toBe(
      YAML.replace('0.99 #', '0.995 #'),
    );
    expect(
      proposeChange(YAML, { objective: 1, target: 0.9995, window: '28d' }),
    ).toBe(YAML.replace('99.5', '99.95').replace('30d', '28d'));
  });

  it('adds a window where none is, and finds the SLO among other documents', () => {
    const text = `kind: Component\n---\n${YAML.replace(
      / {2}timeWindow:\n.*\n.*\n/,
      '',
    )}`;
    const changed = proposeChange(text, { objective: 0, window: '7d' });
    expect(changed).toContain('kind: Component\n---\n');
    expect(changed).toMatch(
      / {2}timeWindow:\n\s+- duration: 7d\n\s+isRolling: true\n/,
    );
  });

  it.each([
    ['an objective that is not there', YAML, { objective: 7, target: 0.9 }],
    ['a file without an SLO', 'kind: Service\n', { objective: 0, target: 0.9 }],
    ['a window that is none', YAML, { objective: 0, window: 'a while' }],
  ])('refuses %s', (_, text, change) => {
    expect(() => proposeChange(text, change)).toThrow();
  });
});

describe('suggestSlo', () => {
  const entity = (annotations: Record<string, string>): Entity => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'Ticket_Shop', title: 'Ticket shop', annotations },
  });

  it('writes a document that is right as it is', () => {
    const suggestion = suggestSlo(
      entity({ 'operate-first.io/probe-url': 'https://shop.example.org' }),
      { environment: 'production' },
    );
    expect(suggestion?.fileName).toBe('ticket-shop-availability.slo.yaml');
    const [document] = parseOpenSlo(suggestion?.yaml ?? '').documents;
    expect(document).toMatchObject({
      kind: 'SLO',
      metadata: {
        name: 'ticket-shop-availability',
        annotations: {
          'openslo.operate-first.io/service': 'component:default/ticket_shop',
          'openslo.operate-first.io/environment': 'production',
        },
      },
      problems: [],
    });
  });

  it('suggests nothing for what nobody looks at', () => {
    expect(suggestSlo(entity({}), { environment: 'production' })).toBe(
      undefined,
    );
  });
});
