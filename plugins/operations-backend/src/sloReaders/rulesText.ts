import {
  ExportedRules,
  exportRules,
  ExportRulesOptions,
  SloDefinition,
} from '@operate-first/plugin-operations-common';
import { setImmediate as othersTurn } from 'node:timers/promises';

/** Others get their turn after so many SLOs: thousands of them are a hundred megabytes of rules. */
const SLOS_AT_ONCE = 25;

/** A filter with a misspelt name would else pass for a team without SLOs. */
const NOTHING =
  '# No SLO that you may see fits. Owners, systems and services are written whole, as in group:default/sales.';

/** The list that a file consists of. Resources are documents of their own, and are simply put together. */
const LISTS: Record<ExportRulesOptions['format'], string | undefined> = {
  rules: 'groups:',
  tests: 'tests:',
  prometheusrule: undefined,
};

/** Puts files together whose lists are one list. */
function joined(files: string[], list: string | undefined): string {
  if (!list) return files.join('');
  const filled = files.filter(file => !file.includes(`${list} []`));
  const [first = files[0], ...others] = filled;
  const start = `${list}\n`;
  return [
    first,
    ...others.map(file => file.slice(file.indexOf(start) + start.length)),
  ].join('');
}

/**
 * Rules for SLOs, with what has none named at the top: a file that is silent about it would pass for complete.
 *
 * @internal
 */
export async function rulesText(
  definitions: SloDefinition[],
  options: ExportRulesOptions,
  left: ExportedRules['left'] = [],
): Promise<string> {
  const files: string[] = [];
  const leftOut = [...left];
  for (let at = 0; at === 0 || at < definitions.length; at += SLOS_AT_ONCE) {
    const part = definitions.slice(at, at + SLOS_AT_ONCE);
    const exported = exportRules(part, options);
    files.push(exported.text);
    leftOut.push(...exported.left);
    await othersTurn();
  }
  const text = joined(files, LISTS[options.format]);
  if (definitions.length + left.length === 0) return `${NOTHING}\n${text}`;
  if (leftOut.length === 0) return text;
  const comments = leftOut.map(
    ({ ref, reason }) => `# - ${ref}: ${reason.replace(/\s+/g, ' ')}`,
  );
  return ['# Not everything is in these rules:', ...comments, text].join('\n');
}
