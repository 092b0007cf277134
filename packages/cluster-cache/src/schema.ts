/*
 * What comes from an API server is looked at here. By hand, not by a schema library: this runs for every object of every
 * cluster, and only what the cache itself reads has to be right.
 */

export type RawObject = Record<string, unknown>;

/** An object as it came, of which we know that it has a name. */
export interface RawKubeObject extends RawObject {
  metadata: RawObject & { name: string; namespace?: string };
}

/** A page of a list. */
export interface ListPage {
  apiVersion?: string;
  kind?: string;
  resourceVersion: string;
  continueToken?: string;
  items: RawKubeObject[];
}

/** One line of a watch. */
export type WatchEvent =
  | { type: 'ADDED' | 'MODIFIED' | 'DELETED'; object: RawKubeObject }
  | { type: 'BOOKMARK'; resourceVersion: string }
  | { type: 'ERROR'; code: number; status: string };

/** A group of an API and its versions, the preferred one first. */
export interface ApiGroup {
  name: string;
  versions: string[];
}

export function isRecord(value: unknown): value is RawObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function records(value: unknown): RawObject[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

function isKubeObject(value: unknown): value is RawKubeObject {
  if (!isRecord(value) || !isRecord(value.metadata)) return false;
  const { name, namespace } = value.metadata;
  const placed = namespace === undefined || typeof namespace === 'string';
  return text(name) !== undefined && placed;
}

/** Throws a SyntaxError or a TypeError when it is no list. */
export function readListPage(body: string): ListPage {
  const list: unknown = JSON.parse(body);
  if (!isRecord(list) || !isRecord(list.metadata)) {
    throw new TypeError('no list');
  }
  const resourceVersion = text(list.metadata.resourceVersion);
  if (!resourceVersion) throw new TypeError('a list without version');
  return {
    apiVersion: text(list.apiVersion),
    kind: text(list.kind)?.replace(/List$/, ''),
    resourceVersion,
    continueToken: text(list.metadata.continue),
    // Go writes an empty list as null.
    items: records(list.items).filter(isKubeObject),
  };
}

/** Throws a SyntaxError or a TypeError when it is no event of a watch. */
export function readWatchEvent(line: string): WatchEvent {
  const event: unknown = JSON.parse(line);
  if (!isRecord(event) || !isRecord(event.object)) {
    throw new TypeError('no event');
  }
  const { type, object } = event;
  switch (type) {
    case 'ERROR':
      return {
        type,
        code: Number(object.code) || 500,
        status: JSON.stringify(object),
      };
    case 'BOOKMARK': {
      const metadata = isRecord(object.metadata) ? object.metadata : {};
      const resourceVersion = text(metadata.resourceVersion);
      if (!resourceVersion) throw new TypeError('a bookmark without version');
      return { type, resourceVersion };
    }
    case 'ADDED':
    case 'MODIFIED':
    case 'DELETED':
      if (!isKubeObject(object)) throw new TypeError('an object without name');
      return { type, object };
    default:
      throw new TypeError(`an event of type ${String(type)}`);
  }
}

/** The explanation in an error answer: a `Status`, or plain text. Never throws. */
export function readStatus(body: string): {
  message?: string;
  causes: string[];
} {
  try {
    const status: unknown = JSON.parse(body);
    if (!isRecord(status)) return { causes: [] };
    const details = isRecord(status.details) ? status.details : {};
    const causes = records(details.causes).flatMap(
      cause => text(cause.reason) ?? [],
    );
    return { message: text(status.message), causes };
  } catch {
    // A page for a browser explains nothing in a sentence.
    return { message: /^\s*</.test(body) ? undefined : body, causes: [] };
  }
}

/** The answer of `/apis`. */
export function readApiGroups(body: string): ApiGroup[] {
  const list: unknown = JSON.parse(body);
  if (!isRecord(list)) throw new TypeError('no list of groups');
  return records(list.groups).map(group => {
    const preferred = isRecord(group.preferredVersion)
      ? text(group.preferredVersion.version)
      : undefined;
    const versions = records(group.versions).flatMap(
      version => text(version.version) ?? [],
    );
    const inOrder = new Set([...(preferred ? [preferred] : []), ...versions]);
    return { name: text(group.name) ?? '', versions: [...inOrder] };
  });
}

/** Of the answer of `/apis/…/v1`: the resources that can be listed and watched. */
export function readWatchable(body: string): Set<string> {
  const list: unknown = JSON.parse(body);
  if (!isRecord(list)) throw new TypeError('no list of resources');
  const watchable = records(list.resources).filter(({ verbs }) =>
    ['list', 'watch'].every(
      verb => Array.isArray(verbs) && verbs.includes(verb),
    ),
  );
  return new Set(watchable.flatMap(resource => text(resource.name) ?? []));
}

/** The answer of `/version`. */
export function readVersion(body: string): string | undefined {
  try {
    const version: unknown = JSON.parse(body);
    return isRecord(version) ? text(version.gitVersion) : undefined;
  } catch {
    return undefined;
  }
}

/** When the object was last written, as the managers of its fields say. */
export function lastWritten(object: RawKubeObject): number | undefined {
  const times = records(object.metadata.managedFields)
    .map(field => Date.parse(String(field.time)))
    .filter(time => !Number.isNaN(time));
  return times.length > 0 ? Math.max(...times) : undefined;
}
