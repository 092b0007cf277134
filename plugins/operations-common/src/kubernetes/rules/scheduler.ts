import { Pod } from '../objects';
import { because, counted, quote } from '../words';

const REASONS: Array<[RegExp, (thing: string) => string]> = [
  [/^Insufficient ([\w./-]+)$/, thing => `not enough ${thing} on`],
  [/^node\(s\) (?:had|have) untolerated taint/, () => 'a taint keeps them off'],
  [/^node\(s\) had taint/, () => 'a taint keeps them off'],
  [/^node\(s\) didn't match Pod's node affinity/, () => 'not meant for'],
  [/^node\(s\) didn't match node selector/, () => 'not meant for'],
  [/^node\(s\) were unschedulable/, () => 'cordoned:'],
  [/^Too many pods/, () => 'no room for another pod on'],
  [/^node\(s\) had volume node affinity conflict/, () => 'volume is not on'],
];

/** What keeps the pod off some nodes; undefined where we do not know the reason. */
function cause(part: string): string | undefined {
  const match = /^(\d+) (.*)$/.exec(part.trim());
  if (!match) return undefined;
  const nodes = counted(Number(match[1]), 'node');
  for (const [pattern, words] of REASONS) {
    const found = pattern.exec(match[2]);
    if (found) return `${words(found[1])} ${nodes}`;
  }
  return undefined;
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
 * Insufficient cpu. preemption: …`. Shortages first: they are what one can do something about. Its own words
 * are there where it gives a reason that we do not know.
 */
export function schedulerSays(
  pod: Pod,
  message: string | undefined,
): { words: string; detail: string | undefined } {
  const line = message ?? '';
  const list = /nodes are available: (.*?)(?:\. |\.$|$)/.exec(line)?.[1];
  const parts = list?.split(/, (?=\d)/) ?? [];
  const causes = [
    ...parts.filter(isShortage),
    ...parts.filter(part => !isShortage(part)),
  ].map(cause);
  const known = causes.filter(words => words !== undefined);
  return {
    words: `${because(known.join(', ') || undefined)}${asked(pod, line)}`,
    detail:
      known.length > 0 && known.length === parts.length
        ? undefined
        : quote(line),
  };
}
