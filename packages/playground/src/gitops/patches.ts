import { InputError } from '@backstage/errors';
import { parseWith, parseYaml } from '../catalog/parse';
import { Fields, isFields } from '../cluster/model';
import { Manifest, operationsSchema, Patch } from './schema';

/** `~1` is a slash, as in JSON pointers. */
function stepsOf(path: string): string[] {
  return path
    .slice(1)
    .split('/')
    .map(step => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function withField(
  object: Fields,
  [step, ...rest]: string[],
  value: unknown,
  path: string,
): Fields {
  if (rest.length === 0) return { ...object, [step]: value };
  const inner = object[step];
  if (!isFields(inner)) {
    throw new InputError(
      `add operation does not apply: doc is missing ${path}`,
    );
  }
  return { ...object, [step]: withField(inner, rest, value, path) };
}

function applied(manifest: Manifest, patch: string, where: string): Manifest {
  const [document] = parseYaml(patch, where);
  return parseWith(operationsSchema, document, where).reduce(
    (result, { op, path, value }) =>
      withField(
        result,
        stepsOf(path),
        op === 'remove' ? undefined : value,
        path,
      ) as Manifest,
    manifest,
  );
}

/**
 * Manifests with what an Application patches in them, as kustomize does: where nothing is of the kind of a patch, it does
 * nothing.
 *
 * @internal
 */
export function patched(manifests: Manifest[], patches: Patch[]): Manifest[] {
  return patches.reduce(
    (all, { target, patch }, at) =>
      all.map(each =>
        each.kind === target.kind &&
        (target.name === undefined || target.name === each.metadata.name)
          ? applied(each, patch, `spec.source.kustomize.patches[${at}].patch`)
          : each,
      ),
    manifests,
  );
}
