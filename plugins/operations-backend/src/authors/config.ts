import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { readPlaceAddress } from '@operate-first/plugin-operations-common';

/** Where manifests are in a repository, as patterns with {cluster}, {environment}, {namespace} and {name}. @internal */
export interface ManifestsPattern {
  repository: string;
  path: string;
}

const KNOWN = /\{(?:cluster|environment|namespace|name)\}/g;

/** Reads `operations.git.authors.manifests`. @internal */
export function readManifests(root: Config): ManifestsPattern[] {
  const all =
    root.getOptionalConfigArray('operations.git.authors.manifests') ?? [];
  return all.map((one, at) => {
    const where = `operations.git.authors.manifests[${at}]`;
    const written = one.getString('repository');
    const path = one.getString('path').replace(/^\/+|\/+$/g, '');
    const place = readPlaceAddress(written);
    if (!place) {
      throw new InputError(
        `${where}.repository is no address of a repository; write one such as https://github.com/acme/gitops`,
      );
    }
    if (/[{}]/.test(path.replace(KNOWN, ''))) {
      throw new InputError(
        `${where}.path is '${path}'; write {cluster}, {environment}, {namespace} and {name} for what differs`,
      );
    }
    return { repository: place.repository, path };
  });
}
