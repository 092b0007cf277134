import type { RequestExpectation, RequestPlaceFacts } from '../model';
import { nameOfRef } from '../words';

/** @internal */
export type PlaceStage = 'synced' | 'healthy' | 'observed';

interface Words {
  waiting: string;
  remedy: string;
}

type Kind = RequestExpectation['type'] | 'running';

/** What runs is proved in all three stages; elsewhere fewer say all that can be said. */
const WORDS: Record<Kind, Partial<Record<PlaceStage, Words>>> = {
  running: {
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
  },
  quota: {
    synced: {
      waiting: 'The cluster does not show the new limits yet',
      remedy: 'Look whether the delivery runs, or ask who runs the cluster.',
    },
  },
  slo: {
    synced: {
      waiting: 'The portal does not know the SLO yet',
      remedy: 'Look whether the catalog reads it, or ask the team.',
    },
    observed: {
      waiting: 'The SLO has not been evaluated yet',
      remedy: 'Look at what its page says of its data source.',
    },
  },
  alert: {
    synced: {
      waiting: 'The delivery does not have the rule yet',
      remedy: 'Look whether the delivery runs, or ask who runs the cluster.',
    },
    observed: {
      waiting: 'Prometheus has not loaded the rule yet',
      remedy: 'Look which rules Prometheus reads, or ask who runs it.',
    },
  },
  members: {
    synced: {
      waiting: 'The catalog does not show the team so yet',
      remedy: 'Look whether the catalog reads the team from the tree.',
    },
  },
  watched: {
    synced: {
      waiting: 'The catalog does not have the cluster yet',
      remedy: 'Look whether the catalog reads it from the tree.',
    },
    observed: {
      waiting: 'Nobody watches the cluster yet',
      remedy: 'Apply the rights and give the portal the token.',
    },
  },
  scaled: {
    synced: {
      waiting: 'Something still runs there',
      remedy: 'Look whether the delivery runs, or ask who runs the cluster.',
    },
  },
  gone: {
    synced: {
      waiting: 'It is still there',
      remedy: 'Look whether the delivery removes what git no longer has.',
    },
  },
};

const ORDER: PlaceStage[] = ['synced', 'healthy', 'observed'];

/** What is said of a stage of a place; undefined where the stage does not apply to what is expected there. @internal */
export function wordsOf(
  { expects, service }: RequestPlaceFacts,
  stage: PlaceStage,
): Words | undefined {
  // A namespace alone does nothing that could be measured.
  if (!expects && stage === 'observed' && service === undefined) {
    return undefined;
  }
  return WORDS[expects?.type ?? 'running'][stage];
}

/** The stage with which a place is proved. @internal */
export function lastStageOf(place: RequestPlaceFacts): PlaceStage {
  const stages = ORDER.filter(stage => wordsOf(place, stage));
  return stages[stages.length - 1];
}

/** `shop in payments on eu-1`; the environment only where there are several. @internal */
export function placeInWords(
  { subject, service, namespace, cluster, environment }: RequestPlaceFacts,
  all: RequestPlaceFacts[],
): string {
  const what = subject ?? (service && nameOfRef(service));
  const several = new Set(all.map(each => each.environment)).size > 1;
  const named = [
    what,
    namespace && (what ? `in ${namespace}` : namespace),
    cluster && (what || namespace ? `on ${cluster}` : cluster),
    several && environment && `(${environment})`,
  ];
  return named.filter(Boolean).join(' ');
}
