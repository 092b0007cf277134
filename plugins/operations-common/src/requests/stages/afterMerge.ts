import type { RequestFacts, RequestPlaceFacts } from '../model';
import { listInWords, nameOfRef, sentence } from '../words';
import { Finding, latest, refs } from './finding';

const MOST_TOLD = 3;

type PlaceStage = 'synced' | 'healthy' | 'observed';

const WORDS: Record<PlaceStage, { waiting: string; remedy: string }> = {
  synced: {
    waiting: 'The clusters do not have the change yet',
    remedy: 'Look whether the delivery runs, or ask who runs the cluster.',
  },
  healthy: {
    waiting: 'Not everything runs well yet',
    remedy: 'Look at what the Pods say, or ask the team.',
  },
  observed: {
    waiting: 'Nothing has been measured yet',
    remedy: 'Look whether the service answers, or ask the team.',
  },
};

/** `shop in payments on eu-1`; the environment only where there are several. */
function placeInWords(place: RequestPlaceFacts, all: RequestPlaceFacts[]) {
  const { service, namespace, cluster, environment } = place;
  const what = service ? `${nameOfRef(service)} in ${namespace}` : namespace;
  const several = new Set(all.map(each => each.environment)).size > 1;
  return `${what} on ${cluster}${several ? ` (${environment})` : ''}`;
}

/** What was seen at places, with their names where there are several. */
function evidenceOf(
  places: RequestPlaceFacts[],
  facts: RequestFacts,
  seenOf: (place: RequestPlaceFacts) => PlaceStage | undefined,
) {
  return places.flatMap(place => {
    const stage = seenOf(place);
    const fact = stage && place[stage];
    if (!fact) return [];
    return facts.places.length === 1
      ? [fact]
      : [
          {
            ...fact,
            text: `${placeInWords(place, facts.places)}: ${fact.text}`,
          },
        ];
  });
}

function whomToAsk(
  stage: PlaceStage,
  facts: RequestFacts,
  waiting: RequestPlaceFacts[],
): string[] {
  const owners = waiting.flatMap(place =>
    place.owners?.length ? place.owners : facts.operators,
  );
  return stage === 'synced' ? refs(...owners) : refs(facts.team, ...owners);
}

function waitingFinding(
  stage: PlaceStage,
  facts: RequestFacts,
  waiting: RequestPlaceFacts[],
): Omit<Finding, 'evidence'> {
  const { waiting: words, remedy } = WORDS[stage];
  const wrong = waiting.filter(({ problem }) => problem);
  const places = waiting.map(place => placeInWords(place, facts.places));
  // What is wrong names its place itself.
  const reason =
    wrong.length === waiting.length && wrong.length <= MOST_TOLD
      ? `${words}.`
      : `${words}: waiting for ${listInWords(places)}.`;
  const problems = wrong
    .slice(0, MOST_TOLD)
    .map(place =>
      sentence(`${placeInWords(place, facts.places)}: ${place.problem}`),
    );
  return {
    state: 'waiting',
    reason: [reason, ...problems].join(' '),
    remedy,
    pressing: wrong.length > 0,
    whomToAsk: whomToAsk(stage, facts, waiting),
  };
}

/** What cannot be seen is neither there nor missing. */
function unseenFinding(
  facts: RequestFacts,
  unseen: RequestPlaceFacts[],
): Omit<Finding, 'evidence'> {
  const reasons = unseen
    .slice(0, MOST_TOLD)
    .map(place =>
      sentence(`${placeInWords(place, facts.places)}: ${place.unseen}`),
    );
  return { state: 'notRun', reason: reasons.join(' ') };
}

/** A stage that is reached when it is reached at every place. @internal */
export function placesFinding(stage: PlaceStage, facts: RequestFacts): Finding {
  // A namespace alone does nothing that could be measured.
  const places = facts.places.filter(
    ({ service }) => stage !== 'observed' || service !== undefined,
  );
  const reached = evidenceOf(places, facts, () => stage);
  const missing = places.filter(place => !place[stage]);
  if (places.length === 0) {
    return {
      state: 'notRun',
      evidence: [],
      reason:
        facts.places.length === 0
          ? 'Nothing of this change is followed on a cluster.'
          : 'Only namespaces are asked for: there is nothing to measure.',
    };
  }
  if (missing.length === 0) {
    const at = latest(reached.map(fact => fact.at));
    return { state: 'done', at, evidence: reached };
  }
  if (stage === 'synced' && facts.undelivered) {
    return {
      state: 'notRun',
      evidence: reached,
      reason:
        'Nothing delivers here what is in git: somebody applies it by hand.',
    };
  }
  const waiting = missing.filter(({ unseen }) => !unseen);
  return {
    evidence: reached,
    ...(waiting.length > 0
      ? waitingFinding(stage, facts, waiting)
      : unseenFinding(facts, missing)),
  };
}

/** Everything before is there, and every place was seen to run; where no place is followed, the merge is all there is. @internal */
export function doneFinding(facts: RequestFacts): Finding {
  const { merged, places, operators } = facts;
  if (!merged) return { state: 'waiting', evidence: [] };
  if (places.length === 0) {
    return { state: 'done', at: merged.at, evidence: [merged] };
  }
  const seen = evidenceOf(places, facts, place =>
    place.observed ? 'observed' : 'healthy',
  );
  if (seen.length === places.length) {
    const at = latest(seen.map(fact => fact.at));
    return { state: 'done', at, evidence: seen };
  }
  const unseen = places.filter(place => !place.observed && !place.healthy);
  return {
    state: 'notRun',
    evidence: seen,
    reason: `Nobody can tell whether it arrived: nothing looks at ${listInWords(
      unseen.map(place => placeInWords(place, places)),
    )}.`,
    remedy: 'Look yourself, or ask those who run the cluster.',
    pressing: true,
    whomToAsk: refs(
      ...unseen.flatMap(({ owners }) => (owners?.length ? owners : operators)),
    ),
  };
}
