import type { RequestFacts, RequestPlaceFacts } from '../model';
import { listInWords, sentence } from '../words';
import { lastStageOf, placeInWords, PlaceStage, wordsOf } from './expectations';
import { Finding, latest, refs } from './finding';

const MOST_TOLD = 3;

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
  const { waiting: words, remedy } = wordsOf(waiting[0], stage) ?? {
    waiting: 'It has not arrived yet',
    remedy: 'Ask who runs the cluster.',
  };
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

/** Why a stage says nothing of a request. */
function nothingAt(stage: PlaceStage, places: RequestPlaceFacts[]): string {
  return stage === 'observed' && places.some(({ expects }) => !expects)
    ? 'Only namespaces are asked for: there is nothing to measure.'
    : 'There is nothing more to look at for what was asked.';
}

/** A stage that is reached when it is reached at every place. @internal */
export function placesFinding(stage: PlaceStage, facts: RequestFacts): Finding {
  const places = facts.places.filter(place => wordsOf(place, stage));
  const reached = evidenceOf(places, facts, () => stage);
  const missing = places.filter(place => !place[stage]);
  if (places.length === 0) {
    return {
      state: 'notRun',
      applies: false,
      evidence: [],
      reason:
        facts.places.length === 0
          ? 'Nothing of this change is followed on a cluster.'
          : nothingAt(stage, facts.places),
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

/** What runs without being measured is proved by its health. */
function lastSeenOf(place: RequestPlaceFacts): PlaceStage {
  return !place.expects && !place.observed ? 'healthy' : lastStageOf(place);
}

/** Everything before is there, and every place was seen to run; where no place is followed, the merge is all there is. @internal */
export function doneFinding(facts: RequestFacts): Finding {
  const { merged, places, operators } = facts;
  if (!merged) return { state: 'waiting', evidence: [] };
  if (places.length === 0) {
    return { state: 'done', at: merged.at, evidence: [merged] };
  }
  const seen = evidenceOf(places, facts, lastSeenOf);
  if (seen.length === places.length) {
    const at = latest(seen.map(fact => fact.at));
    return { state: 'done', at, evidence: seen };
  }
  const unseen = places.filter(place => !place[lastSeenOf(place)]);
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
