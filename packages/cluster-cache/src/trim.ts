import { RawKubeObject, RawObject, isRecord } from './schema';
import { SharedParts } from './SharedParts';
import { KubeObject } from './types';

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';
const NEVER_KEPT = new Set(['managedFields', 'selfLink']);
const SECRET_FIELDS = new Set(['data', 'stringData', 'binaryData']);
const WITH_SECRETS = new Set(['Secret', 'ConfigMap']);
/** Parts of a status that are alike in many objects. */
const ALIKE = new Set([
  'resources',
  'allocatedResources',
  'volumeMounts',
  'user',
  'capacity',
  'allocatable',
  'nodeInfo',
  'images',
]);
/** Every pod gets one under a name of its own; without it the containers of sister pods are equal. */
const TOKEN_VOLUME = 'kube-api-access-';

/** Not `delete`: that makes a slow and large object of it. */
function without(object: RawObject, names: ReadonlySet<string>): RawObject {
  const kept: RawObject = {};
  for (const [name, value] of Object.entries(object)) {
    if (!names.has(name)) kept[name] = value;
  }
  return kept;
}

function withoutTokenVolumes(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value.filter(
    item => !isRecord(item) || !String(item.name).startsWith(TOKEN_VOLUME),
  );
}

function withoutTokenMounts(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value.map(item =>
    isRecord(item) && Array.isArray(item.volumeMounts)
      ? { ...item, volumeMounts: withoutTokenVolumes(item.volumeMounts) }
      : item,
  );
}

const POD_PARTS: Record<string, (value: unknown) => unknown> = {
  volumes: withoutTokenVolumes,
  containers: withoutTokenMounts,
  initContainers: withoutTokenMounts,
  containerStatuses: withoutTokenMounts,
  initContainerStatuses: withoutTokenMounts,
};

function trimPodParts(part: unknown): unknown {
  if (!isRecord(part)) return part;
  for (const [name, trimPart] of Object.entries(POD_PARTS)) {
    if (name in part) part[name] = trimPart(part[name]);
  }
  return part;
}

function trimMetadata(raw: RawKubeObject, parts: SharedParts): RawObject {
  const metadata = without(raw.metadata, NEVER_KEPT);
  if (isRecord(metadata.annotations) && LAST_APPLIED in metadata.annotations) {
    metadata.annotations = without(
      metadata.annotations,
      new Set([LAST_APPLIED]),
    );
  }
  return shareFields(metadata, parts);
}

/** The fields of a record, each kept once among equals. */
function shareFields(record: RawObject, parts: SharedParts): RawObject {
  for (const [name, value] of Object.entries(record)) {
    record[name] =
      typeof value === 'string' ? parts.string(value) : parts.part(value);
  }
  return record;
}

/** A status as a whole is like no other, but what it is made of repeats. */
function shareWithin(value: unknown, parts: SharedParts): unknown {
  if (typeof value === 'string') return parts.string(value);
  if (Array.isArray(value)) return value.map(item => shareWithin(item, parts));
  if (!isRecord(value)) return value;
  for (const [name, inner] of Object.entries(value)) {
    value[name] = ALIKE.has(name)
      ? parts.part(inner)
      : shareWithin(inner, parts);
  }
  return value;
}

function trimField(name: string, value: unknown, parts: SharedParts): unknown {
  if (name === 'status') return shareWithin(value, parts);
  if (isRecord(value)) return shareFields(value, parts);
  return shareWithin(value, parts);
}

/** What is kept of an object. The raw one is used up. Items of a list say their kind only once, for all. */
export function trim(
  raw: RawKubeObject,
  list: { apiVersion: string; kind: string },
  parts: SharedParts,
): KubeObject {
  const kind = typeof raw.kind === 'string' ? raw.kind : list.kind;
  const fields = WITH_SECRETS.has(kind) ? without(raw, SECRET_FIELDS) : raw;
  const kept: RawObject & { metadata: RawObject } = {
    apiVersion: parts.string(String(raw.apiVersion ?? list.apiVersion)),
    kind: parts.string(kind),
    metadata: trimMetadata(raw, parts),
  };
  for (const [name, value] of Object.entries(fields)) {
    if (name in kept) continue;
    const part = kind === 'Pod' ? trimPodParts(value) : value;
    kept[name] = trimField(name, part, parts);
  }
  return kept as unknown as KubeObject;
}
