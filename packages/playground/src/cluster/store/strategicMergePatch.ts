import { Fields, isFields } from '../model';
import { sameJson } from '../sameJson';

/** By which field the entries of a list are told apart; lists that are not here are replaced as a whole. */
const MERGE_KEYS: Record<string, string[]> = {
  containers: ['name'],
  initContainers: ['name'],
  ephemeralContainers: ['name'],
  env: ['name'],
  volumes: ['name'],
  imagePullSecrets: ['name'],
  secrets: ['name'],
  volumeMounts: ['mountPath'],
  volumeDevices: ['devicePath'],
  // Of a container, and of a service.
  ports: ['containerPort', 'port'],
  conditions: ['type'],
  addresses: ['type'],
  taints: ['key'],
  hostAliases: ['ip'],
  topologySpreadConstraints: ['topologyKey'],
  ownerReferences: ['uid'],
};

/** Lists of words that are united. */
const SETS = new Set(['finalizers']);

const ORDER = '$setElementOrder/';
const REMOVE = '$deleteFromPrimitiveList/';

function keyFor(field: string, entries: unknown[]): string | undefined {
  return MERGE_KEYS[field]?.find(key =>
    entries.some(entry => isFields(entry) && key in entry),
  );
}

function mergeLists(field: string, target: unknown[], patch: unknown[]) {
  if (SETS.has(field)) return [...new Set([...target, ...patch])];
  if (patch.some(entry => isFields(entry) && entry.$patch === 'replace')) {
    return patch.filter(entry => !(isFields(entry) && '$patch' in entry));
  }
  const key = keyFor(field, [...patch, ...target]);
  if (!key) return patch;
  const result = [...target];
  for (const entry of patch.filter(isFields)) {
    const index = result.findIndex(
      old => isFields(old) && sameJson(old[key], entry[key]),
    );
    if (entry.$patch === 'delete') {
      if (index >= 0) result.splice(index, 1);
    } else if (index >= 0) {
      result[index] = strategicMergePatch(result[index], entry);
    } else {
      result.push(strategicMergePatch({}, entry));
    }
  }
  return result;
}

function inOrder(field: string, list: unknown, order: unknown): unknown {
  if (!Array.isArray(list) || !Array.isArray(order)) return list;
  const key = keyFor(field, order);
  const place = (entry: unknown) => {
    const found = order.findIndex(wanted =>
      key && isFields(wanted) && isFields(entry)
        ? sameJson(wanted[key], entry[key])
        : sameJson(wanted, entry),
    );
    return found < 0 ? order.length : found;
  };
  return [...list].sort((a, b) => place(a) - place(b));
}

function applyField(result: Fields, field: string, value: unknown): void {
  const old = result[field];
  if (value === null) delete result[field];
  else if (Array.isArray(value)) {
    result[field] = mergeLists(field, Array.isArray(old) ? old : [], value);
  } else result[field] = strategicMergePatch(old, value);
}

/** Kubernetes' own kind of patch, in which lists are merged by the keys of their entries. @internal */
export function strategicMergePatch(target: unknown, patch: unknown): unknown {
  if (!isFields(patch)) return patch;
  const { $patch, $retainKeys, ...fields } = patch;
  if ($patch === 'replace') return fields;
  if ($patch === 'delete') return {};
  const result: Fields = isFields(target) ? { ...target } : {};
  for (const [field, value] of Object.entries(fields)) {
    if (field.startsWith(REMOVE)) {
      const name = field.slice(REMOVE.length);
      const old = result[name];
      if (Array.isArray(old) && Array.isArray(value)) {
        result[name] = old.filter(entry => !value.includes(entry));
      }
    } else if (!field.startsWith(ORDER)) applyField(result, field, value);
  }
  for (const [field, order] of Object.entries(fields)) {
    if (field.startsWith(ORDER)) {
      const name = field.slice(ORDER.length);
      result[name] = inOrder(name, result[name], order);
      if (result[name] === undefined) delete result[name];
    }
  }
  if (Array.isArray($retainKeys)) {
    for (const field of Object.keys(result)) {
      if (!$retainKeys.includes(field)) delete result[field];
    }
  }
  return result;
}
