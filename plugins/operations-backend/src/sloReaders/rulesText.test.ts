import {
  conditionsFor,
  exportRules,
  SloDefinition,
} from '@operate-first/plugin-operations-common';
import { rulesText } from './rulesText';

function definition(at: number, type = 'Prometheus'): SloDefinition {
  const metric = (query: string) => ({ type, spec: { query } });
  return {
    ref: `slo:default/s${at}`,
    title: `Promise ${at}`,
    environment: 'production',
    budgetingMethod: 'Occurrences',
    emptySlices: 'exclude',
    window: { kind: 'rolling', duration: { count: 30, unit: 'd' } },
    objectives: [
      {
        index: 0,
        target: 0.999,
        weight: 1,
        sli: {
          id: `sli-${at}`,
          environment: 'production',
          measure: {
            kind: 'ratio',
            counter: true,
            total: metric(`requests_total{job="j${at}"}`),
            good: metric(`requests_total{job="j${at}",code="200"}`),
          },
        },
      },
    ],
    composite: false,
    alerting: {
      conditions: conditionsFor(30 * 24 * 3600),
      minimumEvents: 1,
      minimumErrors: 1,
      alertWhenNoData: false,
    },
    excludeMaintenance: false,
  };
}

const pageUrl = (ref: string) => `https://portal.example.org/${ref}`;

describe.each(['rules', 'prometheusrule', 'tests'] as const)(
  'rules as %s',
  format => {
    it('are the same in parts as in one', async () => {
      const many = Array.from({ length: 60 }, (_, at) =>
        // A whole part of them has no rules at all.
        definition(at, at >= 25 && at < 50 ? 'Operations' : 'Prometheus'),
      );
      const options = { format, pageUrl };
      const { text, left } = exportRules(many, options);
      expect(left).toHaveLength(25);
      const parts = (await rulesText(many, options)).split('\n');
      const comments = parts.filter(line => line.startsWith('#'));
      expect(comments).toHaveLength(26);
      expect(parts.slice(comments.length).join('\n')).toBe(text);
    });

    it('are a file of their own where there are none, and it says so', async () => {
      const options = { format, pageUrl };
      const [first, ...others] = (await rulesText([], options)).split('\n');
      expect(first).toMatch(/^# No SLO that you may see fits\./);
      expect(others.join('\n')).toBe(exportRules([], options).text);
    });
  },
);
