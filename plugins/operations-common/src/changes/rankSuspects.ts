import { Suspect } from '../generated/openapi';
import { spokenDuration } from '../authors/sentences';
import { JoinedChange, RankedSuspect, SuspectContext } from './model';
import { SUSPECT_WEIGHTS as W } from './weights';

type Why = Suspect['why'][number];
interface Part {
  value: number;
  why?: Why;
}

const CALM = 2 * 60 * 60_000;
/** Shorter words name everything. */
const SHORTEST_NAME = 4;

function plain(text: string): string {
  return text.toLocaleLowerCase('en-US');
}

/** How many steps of dependency each service is away from those of the incident. */
function distances({ services, dependencies }: SuspectContext) {
  const found = new Map(services.map(ref => [plain(ref), 0]));
  let edge = [...found.keys()];
  for (let step = 1; edge.length > 0; step += 1) {
    const next = edge.flatMap(ref => dependencies.get(ref) ?? []).map(plain);
    edge = [...new Set(next)].filter(ref => !found.has(ref));
    for (const ref of edge) found.set(ref, step);
  }
  return found;
}

/** Everything that a service needs, itself among it. */
function needs(ref: string, dependencies: SuspectContext['dependencies']) {
  return distances({ onset: new Date(0), services: [ref], dependencies });
}

function timePart({ change }: JoinedChange, context: SuspectContext): Part {
  const before = context.onset.getTime() - Date.parse(change.at);
  const live = W.kind[change.kind] === 1 ? 'went live' : 'was made';
  if (before < -W.slack) {
    return {
      value: W.afterOnset,
      why: {
        kind: 'time',
        text: `${live} ${spokenDuration(before)} after it began`,
      },
    };
  }
  const text =
    before < 1000
      ? `${live} as it began`
      : `${live} ${spokenDuration(before)} before it began`;
  return {
    value: 0.5 ** (Math.max(before, 0) / W.halfLife),
    why: { kind: 'time', text },
  };
}

function componentPart(steps: number | undefined): Part {
  const value = (steps !== undefined && W.distance[steps]) || W.farther;
  if (steps === 0) {
    return {
      value,
      why: { kind: 'component', text: 'is of a service that is affected' },
    };
  }
  if (steps === undefined) return { value };
  const text =
    steps === 1
      ? 'is of something that an affected service needs'
      : `is of something that an affected service needs, ${steps} steps away`;
  return { value, why: { kind: 'component', text } };
}

/** How many of the services of the incident are, or need, the one that changed. */
function reachPart(
  service: string,
  { services, dependencies }: SuspectContext,
): Part {
  const reached = services.filter(ref =>
    needs(plain(ref), dependencies).has(plain(service)),
  ).length;
  const value = services.length === 0 ? 0 : reached / services.length;
  if (services.length < 2 || reached === 0) return { value };
  const text =
    reached === services.length
      ? `reaches all ${services.length} affected services`
      : `reaches ${reached} of ${services.length} affected services`;
  return { value, why: { kind: 'reach', text } };
}

function namesOf({ change, images = [], paths = [], clusters }: JoinedChange) {
  const files = paths.map(path => path.slice(path.lastIndexOf('/') + 1));
  return {
    strong: [...images, change.code?.revision.slice(0, 7), ...files],
    weak: [change.object?.name, ...clusters],
  };
}

/** Whether alerts speak of what changed: of its image or file for certain, of its workload or cluster perhaps. */
function evidencePart(
  one: JoinedChange,
  { alerts = [] }: SuspectContext,
): Part {
  const text = plain(alerts.join('\n'));
  const named = (names: Array<string | undefined>) =>
    names.find(
      name =>
        name && name.length >= SHORTEST_NAME && text.includes(plain(name)),
    );
  const { strong, weak } = namesOf(one);
  const sure = named(strong);
  const perhaps = sure ?? named(weak);
  if (perhaps === undefined) return { value: 0 };
  return {
    value: sure ? 1 : 0.5,
    why: { kind: 'evidence', text: `an alert names ${perhaps}` },
  };
}

function isRollback({ change }: JoinedChange): boolean {
  return change.kind === 'rollout' && /was rolled back/.test(change.summary);
}

/** What was taken back before it began is hardly to blame, and neither is what takes something back. */
function revertedPart(
  one: JoinedChange,
  all: JoinedChange[],
  onset: number,
): Part {
  if (one.reverts !== undefined || isRollback(one)) {
    return {
      value: W.takesBack,
      why: { kind: 'reverted', text: 'takes back an earlier change' },
    };
  }
  const at = Date.parse(one.change.at);
  const revision = one.change.code?.revision;
  const undone = all.find(other => {
    const then = Date.parse(other.change.at);
    const ofCommit = revision !== undefined && other.reverts === revision;
    const ofRollout =
      isRollback(other) &&
      one.change.kind === 'rollout' &&
      other.service === one.service &&
      other.change.object?.name === one.change.object?.name;
    return then > at && (ofCommit || ofRollout);
  });
  if (!undone) return { value: 1 };
  const then = Date.parse(undone.change.at);
  const when = spokenDuration(onset - then);
  return then < onset
    ? {
        value: W.takenBack,
        why: {
          kind: 'reverted',
          text: `was taken back ${when} before it began`,
        },
      }
    : {
        value: 1,
        why: {
          kind: 'reverted',
          text: `was taken back ${when} after it began`,
        },
      };
}

/** A workload that there was not before took the place of nothing: what stood for a while is hardly what broke. */
function firstPart({ change }: JoinedChange, { onset }: SuspectContext): Part {
  const before = onset.getTime() - Date.parse(change.at);
  const isFirst =
    change.kind === 'rollout' &&
    / was rolled out\b.* \(revision 1\)$/.test(change.summary);
  if (!isFirst || before < W.firstStands) return { value: 1 };
  const text = `is the first version of it, and stood for ${spokenDuration(
    before,
  )}`;
  return { value: W.first, why: { kind: 'calm', text } };
}

function calmPart({ change }: JoinedChange, { onset }: SuspectContext): Why[] {
  const before = onset.getTime() - Date.parse(change.at);
  return before > CALM
    ? [
        {
          kind: 'calm',
          text: `nothing was wrong for ${spokenDuration(before)} after it`,
        },
      ]
    : [];
}

/**
 * Changes that went live before an incident, the likeliest to have to do with it first, each with why. A suspect is a
 * change and never a person; what stands here is a hint and no finding. A pure function over one table of weights;
 * docs/changes.md explains it.
 *
 * @public
 */
export function rankSuspects(
  changes: JoinedChange[],
  context: SuspectContext,
): RankedSuspect[] {
  const end = (context.detected ?? context.onset).getTime() + W.slack;
  const steps = distances(context);
  const onset = context.onset.getTime();
  return changes
    .filter(({ change }) => Date.parse(change.at) <= end)
    .map(one => {
      const time = timePart(one, context);
      const component = componentPart(steps.get(plain(one.service)));
      const reach = reachPart(one.service, context);
      const evidence = evidencePart(one, context);
      const reverted = revertedPart(one, changes, onset);
      const first = firstPart(one, context);
      const sum =
        W.time * time.value +
        W.component * component.value +
        W.reach * reach.value +
        W.evidence * evidence.value;
      const why = [time, component, reach, evidence, reverted, first].flatMap(
        part => part.why ?? [],
      );
      const score =
        sum * W.kind[one.change.kind] * reverted.value * first.value;
      return {
        ...one,
        score: Math.round(score * 1000) / 1000,
        why: [...why, ...calmPart(one, context)],
      };
    })
    .sort(
      (a, b) =>
        b.score - a.score ||
        Date.parse(b.change.at) - Date.parse(a.change.at) ||
        (a.change.id < b.change.id ? -1 : 1),
    );
}
