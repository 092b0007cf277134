/** Where the namespaces of a cluster are listed, in any environment. */
const OVERLAY =
  /^cluster-scope\/overlays\/prod\/[^/]+\/([^/]+)\/kustomization\.yaml$/;

/**
 * Whether the tree has a namespace on a cluster: one that is there on another cluster only is none of its team's here.
 *
 * @internal
 */
export function isInTreeOn(
  texts: ReadonlyMap<string, string>,
  cluster: string,
  namespace: string,
): boolean {
  const isListed = (line: string) =>
    line.trim().replace(/['"]$/, '').endsWith(`/namespaces/${namespace}`);
  for (const [path, text] of texts) {
    if (OVERLAY.exec(path)?.[1] !== cluster) continue;
    if (text.split('\n').some(isListed)) return true;
  }
  return false;
}
