/** Where the example organisation keeps its images; other registries are not here and are believed. */
const OURS = 'registry.example.org/';

/** Why an image cannot be had, in a container runtime's words; undefined when it can. @internal */
export function pullError(
  image: string,
  known: ReadonlySet<string>,
): string | undefined {
  const [, name, tag = 'latest'] = /^(.*?)(?::([^/:]+))?$/.exec(image) ?? [];
  const missing =
    /^(.*-)?broken$/.test(tag) ||
    (image.startsWith(OURS) && !known.has(name.slice(OURS.length)));
  return missing
    ? `rpc error: code = NotFound desc = failed to pull and unpack image "${image}": failed to resolve reference "${image}": ${image}: not found`
    : undefined;
}
