import { ServiceCodePlace } from '../authors/ServicePlaces';
import { CodeChangeRow } from '../database/rows';

const CONFIGURATION =
  /(?:^|[/._-])(?:config(?:map)?s?|configuration|settings|values|features?|flags)(?=[/._-]|$)|\.(?:env|properties|ini|toml|conf)$/i;

/** Whether a path is in a place, or is it. @internal */
export function isWithin(path: string, place: string | undefined): boolean {
  return place === undefined || path === place || path.startsWith(`${place}/`);
}

/**
 * What a commit is to a service: of its source, of what deploys it, or of how it is configured. Undefined where another of
 * its places tells of it already.
 *
 * @internal
 */
export function commitKind(
  place: ServiceCodePlace,
  paths: string[],
  all: ServiceCodePlace[],
): CodeChangeRow['kind'] | undefined {
  const own = paths.filter(path => isWithin(path, place.path));
  if (place.purpose === 'manifests') {
    const isConfiguration =
      own.length > 0 && own.every(path => CONFIGURATION.test(path));
    return isConfiguration ? 'configuration' : 'gitops';
  }
  const manifests = all.filter(
    other =>
      other.purpose === 'manifests' && other.repository === place.repository,
  );
  const elsewhere =
    own.length > 0 &&
    own.every(path => manifests.some(other => isWithin(path, other.path)));
  return elsewhere ? undefined : 'commit';
}
