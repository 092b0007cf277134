import { TreeFolder } from '../workspace/TreeFolder';
import { Check, Finding } from './check';
import { checkPolicies } from './policies';
import { readManifests, ReadManifest } from './readManifests';
import { checkSchema } from './schemas';

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

function schemaCheck(
  manifests: ReadManifest[],
  unreadable: Finding[],
  others: number,
): Check {
  const findings = [...unreadable];
  const unknown: Finding[] = [];
  for (const { path, manifest } of manifests) {
    const { apiVersion, kind, metadata } = manifest;
    const object = `${kind} ${metadata.name}`;
    const faults = checkSchema(manifest);
    if (faults === undefined) {
      const message = `No schema is known for ${apiVersion} ${kind}: it was not looked at.`;
      unknown.push({ path, object, message });
    }
    for (const message of faults ?? [])
      findings.push({ path, object, message });
  }
  const seen = manifests.length - unknown.length;
  const status = (() => {
    if (findings.length > 0) return 'failed';
    return unknown.length > 0 || seen === 0 ? 'not run' : 'passed';
  })();
  const parts = [
    `${counted(seen, 'object')} compared with Kubernetes 1.27`,
    ...(unknown.length > 0
      ? [`${counted(unknown.length, 'object')} of unknown kinds not`]
      : []),
    ...(others > 0 ? [`${counted(others, 'document')} left to others`] : []),
  ];
  return {
    name: 'schema',
    status,
    ...(manifests.length === 0 && findings.length === 0 && { applies: false }),
    message: `${parts.join(', ')}.`,
    findings: [...findings, ...unknown],
  };
}

/** Compares manifests with schemas and with the rules of the house; asks nobody. @internal */
export async function validateManifests(
  folder: TreeFolder,
  path: string,
  options: { whole: boolean; files?: string[] },
): Promise<Check[]> {
  const { manifests, findings, others } = await readManifests(
    folder,
    path,
    options.files,
  );
  const broken = checkPolicies(manifests, options);
  return [
    schemaCheck(manifests, findings, others),
    {
      name: 'policy',
      status: (() => {
        if (broken.length > 0) return 'failed';
        return manifests.length === 0 || findings.length > 0
          ? 'not run'
          : 'passed';
      })(),
      ...(manifests.length === 0 &&
        findings.length === 0 && { applies: false }),
      message: `${counted(
        manifests.length,
        'object',
      )} compared with the rules of the house.`,
      findings: broken,
    },
  ];
}
