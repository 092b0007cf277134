import { SloDefinition } from '../model';

/** @public */
export interface ExportRulesOptions {
  /** A rule file of Prometheus, PrometheusRule resources, or a file for `promtool test rules`. */
  format: 'rules' | 'prometheusrule' | 'tests';
  /** Where people look at an SLO: the link that alerts carry. */
  pageUrl(ref: string): string;
}

/** @public */
export interface ExportedRules {
  /** YAML. */
  text: string;
  /** What has no rules, and why, in words. */
  left: Array<{ ref: string; reason: string }>;
}

/**
 * Rules for Prometheus that count what SLOs measure, and alert as the portal does.
 *
 * @public
 */
export function exportRules(
  slos: SloDefinition[],
  _options: ExportRulesOptions,
): ExportedRules {
  return {
    text: 'groups: []\n',
    left: slos.map(({ ref }) => ({ ref, reason: 'No rules yet.' })),
  };
}
