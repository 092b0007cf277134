import { joinChanges } from '@operate-first/plugin-operations-common';
import { CodePlace } from '@operate-first/plugin-operations-node';
import { ServiceCodePlace } from '../authors/ServicePlaces';
import { ChangeGatherer, GatheredChange } from './ChangeGatherer';
import { RolloutCommits } from './RolloutCommits';
import { StoredCode } from './rows';

const AROUND = 30 * 60_000;
const MOST = 200;

function commitOf(code: StoredCode | undefined): CodePlace | undefined {
  return code && { repository: code.repository, revision: code.revision };
}

/** The manifests' commit that belongs to a rollout. */
async function madeBy(
  change: GatheredChange,
  gatherer: ChangeGatherer,
): Promise<StoredCode | undefined> {
  const at = Date.parse(change.change.at);
  const around = await gatherer.of([change.serviceId], {
    from: at - AROUND,
    to: at + AROUND,
    environments: change.change.scope ? [change.change.scope.environment] : [],
    limit: MOST,
    internal: () => true,
  });
  const joined = joinChanges(
    around.map(one => ({
      service: one.serviceId,
      change: {
        ...one.change,
        ...(one.code && {
          code: {
            ...one.code,
            at: one.code.at.toISOString(),
            author: undefined,
          },
        }),
      },
      ...(one.image && { images: [one.image.after] }),
      paths: one.paths,
    })),
  );
  const own = joined.find(({ ids }) => ids.includes(change.change.id));
  const revision = own?.change.code?.revision;
  return around.find(({ code }) => revision && code?.revision === revision)
    ?.code;
}

/** Where in git a change was made: its own commit, that of the manifests, or the newest one that it brought. @internal */
export async function codePlaceOf(
  change: GatheredChange,
  options: {
    gatherer: ChangeGatherer;
    rollouts: RolloutCommits;
    places: ServiceCodePlace[];
  },
): Promise<CodePlace | undefined> {
  if (change.code) return commitOf(change.code);
  if (change.change.kind === 'slo') return undefined;
  const made = await madeBy(change, options.gatherer);
  if (made) return commitOf(made);
  const source = options.places.filter(({ purpose }) => purpose === 'source');
  const [brought] = await options.rollouts.of(change.image, source);
  return commitOf(brought);
}
