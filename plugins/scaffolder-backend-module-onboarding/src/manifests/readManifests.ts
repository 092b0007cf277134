import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { TreeFolder } from '../workspace/TreeFolder';
import { Finding } from './check';
import { Manifest, objectSchema } from './schema';

/** What is no object of a cluster: others read it. */
const OTHERS =
  /^(backstage\.io|openslo|openslo\.com|kustomize\.config\.k8s\.io)\//;
const ANY = /\.(ya?ml|json)$/;

/** @internal */
export interface ReadManifest {
  path: string;
  manifest: Manifest;
}

/** @internal */
export interface ReadManifests {
  manifests: ReadManifest[];
  /** What cannot be read. */
  findings: Finding[];
  /** How many documents are of others. */
  others: number;
}

function isOfOthers(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { apiVersion } = value as { apiVersion?: unknown };
  return typeof apiVersion !== 'string' || OTHERS.test(apiVersion);
}

function valuesIn(text: string): { values: unknown[]; fault?: string } {
  const documents = parseAllDocuments(text);
  if (!Array.isArray(documents)) return { values: [] };
  const [error] = documents.flatMap(({ errors }) => errors);
  if (error) return { values: [], fault: error.message.split('\n')[0] };
  try {
    const values: unknown[] = documents.map(document => document.toJS());
    return { values: values.filter(value => value !== null) };
  } catch (cause) {
    return { values: [], fault: `It repeats itself too often: ${cause}` };
  }
}

/**
 * The objects in a folder or a file, or only in some files of it. What names no API version is not for Kubernetes.
 *
 * @internal
 */
export async function readManifests(
  folder: TreeFolder,
  path: string,
  only?: string[],
): Promise<ReadManifests> {
  const result: ReadManifests = { manifests: [], findings: [], others: 0 };
  const files = only
    ? only.filter(file => ANY.test(file)).map(file => join(path, file))
    : await folder.list(path, ANY);
  for (const file of files) {
    const { values, fault } = valuesIn((await folder.read(file)) ?? '');
    if (fault) result.findings.push({ path: file, message: fault });
    for (const value of values) {
      if (isOfOthers(value)) {
        result.others += 1;
        continue;
      }
      const { data, error } = objectSchema.safeParse(value);
      if (data) result.manifests.push({ path: file, manifest: data });
      for (const issue of error?.issues ?? []) {
        const at = issue.path.map(String).join('.') || 'The document';
        result.findings.push({
          path: file,
          message: `${at}: ${issue.message}`,
        });
      }
    }
  }
  return result;
}
