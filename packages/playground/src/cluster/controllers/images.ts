/** Where the example organisation keeps its images; other registries are not here and are believed. */
const OURS = 'registry.example.org/';

function partsOf(image: string): { name: string; tag: string } {
  const [, name, tag = 'latest'] = /^(.*?)(?::([^/:]+))?$/.exec(image) ?? [];
  return { name, tag };
}

/** What an image of the example organisation is called; undefined where it is from another registry. @internal */
export function nameOfOurs(image: string): string | undefined {
  const { name } = partsOf(image);
  return name.startsWith(OURS) ? name.slice(OURS.length) : undefined;
}

/** Why an image cannot be had, in a container runtime's words; undefined when it can. @internal */
export function pullError(
  image: string,
  known: ReadonlySet<string>,
): string | undefined {
  const ours = nameOfOurs(image);
  const missing =
    /^(.*-)?broken$/.test(partsOf(image).tag) ||
    (ours !== undefined && !known.has(ours));
  return missing
    ? `rpc error: code = NotFound desc = failed to pull and unpack image "${image}": failed to resolve reference "${image}": ${image}: not found`
    : undefined;
}
