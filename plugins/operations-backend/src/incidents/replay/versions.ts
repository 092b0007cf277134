import { ReplayedService } from '@operate-first/plugin-operations-common';
import { ChangeFact } from './Evidence';

/** How sentences of rollouts name what runs from then on, the surest first. */
const NAMED = [
  /→ ([^→()]+?)(?: \(|$)/,
  /with image ([^()]+?)(?: \(|$)/,
  /(revision \d+)/,
];

/** What a rollout brought in, as its sentence names it. */
function versionIn(summary: string): string | undefined {
  for (const pattern of NAMED) {
    const found = pattern.exec(summary)?.[1];
    if (found) return found;
  }
  return undefined;
}

/** What ran at a moment, as far as rollouts tell: of each object in each cluster, what was rolled out last. @internal */
export function versionsAt(
  changes: ChangeFact[],
  at: number,
): ReplayedService['versions'] {
  const last = new Map<string, ReplayedService['versions'][number]>();
  const past = changes
    .filter(
      ({ kind, at: time }) => kind === 'rollout' && Date.parse(time) <= at,
    )
    .sort((a, b) => (a.at < b.at ? -1 : 1));
  for (const { summary, object, scope, at: since } of past) {
    const version = versionIn(summary);
    if (!object || !scope || version === undefined) continue;
    const name = `${object.kind} ${object.name}`;
    const { environment, cluster } = scope;
    last.set(JSON.stringify([environment, cluster, name]), {
      object: name,
      ...(cluster && { cluster }),
      version,
      since,
    });
  }
  return [...last.values()];
}
