import { ExportedRules } from '@operate-first/plugin-operations-common';

/** Rules, with what has none named at the top: a file that is silent about it would pass for complete. @internal */
export function rulesText({ text, left }: ExportedRules): string {
  if (left.length === 0) return text;
  const comments = left.map(
    ({ ref, reason }) => `# - ${ref}: ${reason.replace(/\s+/g, ' ')}`,
  );
  return ['# Not everything is in these rules:', ...comments, text].join('\n');
}
