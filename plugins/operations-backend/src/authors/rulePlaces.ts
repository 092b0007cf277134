import { BURN_ALERT_NAME } from '@operate-first/plugin-operations-common';
import { isWithin } from '../codeChanges/commitKind';
import { HEALTH_ALERT_NAMES } from '../healthAlerts/healthAlert';
import { AuthorSourceSet } from './AuthorSourceSet';
import { AskedArtefact, FoundPlaces, MOST_PLACES, only } from './foundPlaces';

/** What the portal itself says of services and promises; nobody wrote rules for it. */
const OWN_ALERTS: ReadonlySet<string> = new Set([
  BURN_ALERT_NAME,
  ...HEALTH_ALERT_NAMES,
]);

/**
 * Where the rule of an alert is, by what files of rules say: beside the service, else in its repositories, else in the one
 * other repository that has a rule of that name.
 *
 * @param others - what else may be looked at for whoever asks.
 * @internal
 */
export async function rulePlaces(
  sources: Pick<AuthorSourceSet, 'findRule'>,
  { artefact: { name }, all }: AskedArtefact,
  others: () => Promise<string[]>,
): Promise<FoundPlaces> {
  if (name === undefined || OWN_ALERTS.has(name)) return only([]);
  const look = async (repository: string) => {
    const found = await sources.findRule(repository, name);
    return found.map(({ path, line }) => ({ repository, path, line }));
  };
  const own = [...new Set(all.map(({ repository }) => repository))];
  const here = (await Promise.all(own.map(look))).flat();
  const beside = here.filter(({ repository, path }) =>
    all.some(
      place =>
        place.repository === repository &&
        place.path !== undefined &&
        isWithin(path, place.path),
    ),
  );
  const nearest = beside.length > 0 ? beside : here;
  if (nearest.length > 0) return only(nearest.slice(0, MOST_PLACES));
  const elsewhere = (await others()).filter(one => !own.includes(one));
  const found = (await Promise.all(elsewhere.map(look))).filter(
    places => places.length > 0,
  );
  if (found.length === 1) return only(found[0].slice(0, MOST_PLACES));
  const problem =
    found.length === 0
      ? `No file of rules that is read has an alert ${name}. Name its repository in a service, as in operate-first.io/manifests.`
      : `${found.length} repositories have a rule ${name}, and none of them is that of the service, so nobody can say which one it is.`;
  return { places: [], problems: [problem] };
}
