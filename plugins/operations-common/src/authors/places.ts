import { Entity } from '@backstage/catalog-model';
import { OPERATIONS_ANNOTATIONS } from '../annotations';

/** Where something is in git, as an address says it. @public */
export interface AddressedPlace {
  /** Normalised: without login, `.git`, folder, branch and trailing slash. */
  repository: string;
  /** From the root, without slashes around it; everything where it is missing. */
  path?: string;
  branch?: string;
}

const SOURCE_LOCATION = 'backstage.io/source-location';
const SCP = /^(?:[\w.-]+@)?([\w.-]+\.[\w.-]+):(?!\/\/)(.+)$/;
/** How the pages of forges say that a branch and a path follow: GitHub, GitLab, Gitea, Bitbucket. */
const PAGES =
  /\/(?:-\/)?(?:tree|blob|edit|raw|src\/branch|src)\/([^/]+)(\/.*)?$/;

function withoutSlashes(path: string): string | undefined {
  const plain = path.replace(/^[./]*\/|\/+$/g, '').replace(/^\.$/, '');
  return plain === '' ? undefined : plain;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * Reads the address of a repository or of a place in it, as catalogs and clusters write them: of a page of a forge, of a
 * clone, with `//path` or `?path=`. Undefined where it is none.
 *
 * @public
 */
export function readPlaceAddress(address: string): AddressedPlace | undefined {
  const text = address
    .trim()
    .replace(/^url:/, '')
    .replace(/^git\+/, '');
  const scp =
    URL.canParse(text) && text.includes('://') ? null : SCP.exec(text);
  const full = scp ? `ssh://${scp[1]}/${scp[2]}` : text;
  if (!full.includes('://') || !URL.canParse(full)) return undefined;
  const url = new URL(full);
  const path = url.searchParams.get('path') ?? undefined;
  const branch = url.searchParams.get('ref') ?? undefined;
  const root = `${url.protocol}//${url.host}`;
  // Kustomize and Terraform write the path in the repository behind two slashes.
  const [before, ...behind] = url.pathname.split('//');
  const page = behind.length === 0 ? PAGES.exec(before) : null;
  const name = (page ? before.slice(0, page.index) : before)
    .replace(/\/+$/, '')
    .replace(/\.git$/, '');
  if (name === '') return undefined;
  const inner = path ?? (page ? page[2] : behind.join('/'));
  const found = withoutSlashes(decoded(inner ?? ''));
  const wanted = branch ?? (page ? decoded(page[1]) : undefined);
  return {
    repository: `${root}${name}`,
    ...(found !== undefined && { path: found }),
    ...(wanted !== undefined && { branch: wanted }),
  };
}

/** An address of a repository, as it is compared; as it was, where it is none. @public */
export function normaliseRepository(address: string): string {
  return readPlaceAddress(address)?.repository ?? address.trim();
}

/** Where a service is in git: its source, or the manifests by which it is deployed. @public */
export interface ServicePlace extends AddressedPlace {
  purpose: 'source' | 'manifests';
}

/** The places that an entity names itself. @public */
export function placesOfEntity(entity: Entity): ServicePlace[] {
  const { annotations = {} } = entity.metadata;
  const manifests = annotations[OPERATIONS_ANNOTATIONS.manifests] ?? '';
  const of = (
    purpose: ServicePlace['purpose'],
    address: string | undefined,
  ) => {
    const place = address && readPlaceAddress(address);
    return place ? [{ ...place, purpose }] : [];
  };
  return [
    ...of('source', annotations[SOURCE_LOCATION]),
    ...manifests.split(',').flatMap(one => of('manifests', one)),
  ];
}
