import { Pod } from '../objects';
import { counted, detail, firstLine } from '../words';

const REASONS: Array<[RegExp, (thing: string) => string]> = [
  [/^Insufficient (\S+)/, thing => `not enough ${thing} on`],
  [/^node\(s\) (?:had|have) untolerated taint/, () => 'a taint keeps them off'],
  [/^node\(s\) had taint/, () => 'a taint keeps them off'],
  [/^node\(s\) didn't match Pod's node affinity/, () => 'not meant for'],
  [/^node\(s\) didn't match node selector/, () => 'not meant for'],
  [/^node\(s\) were unschedulable/, () => 'cordoned:'],
  [/^Too many pods/, () => 'no room for another pod on'],
  [/^node\(s\) had volume node affinity conflict/, () => 'volume is not on'],
];

function cause(part: string): string {
  const match = /^(\d+) (.*)$/.exec(part.trim());
  if (!match) return part.trim();
  const nodes = counted(Number(match[1]), 'node');
  for (const [pattern, words] of REASONS) {
    const found = pattern.exec(match[2]);
    if (found) return `${words(found[1])} ${nodes}`;
  }
  return `${match[2]} (${nodes})`;
}

function isShortage(part: string): boolean {
  return part.includes('Insufficient');
}

function asked(pod: Pod, message: string): string {
  const resource = /Insufficient (cpu|memory)/.exec(message)?.[1];
  const requests = (pod.spec?.containers ?? []).flatMap(
    container => container.resources?.requests?.[resource ?? ''] ?? [],
  );
  return requests.length > 0
    ? ` (each asks for ${requests.join(' + ')} ${resource})`
    : '';
}

/**
 * What the scheduler said, in words: `0/4 nodes are available: 1 node(s) had untolerated taint(s), 3
 * Insufficient cpu. preemption: …`. Shortages first: they are what one can do something about.
 */
export function schedulerSays(pod: Pod, message: string | undefined): string {
  const line = message ?? '';
  const list = /nodes are available: (.*?)(?:\. |\.$|$)/.exec(line)?.[1];
  if (list === undefined) return detail(firstLine(line));
  const parts = list.split(/, (?=\d)/);
  const sorted = [
    ...parts.filter(isShortage),
    ...parts.filter(part => !isShortage(part)),
  ];
  return `${detail(sorted.map(cause).join(', '))}${asked(pod, line)}`;
}
