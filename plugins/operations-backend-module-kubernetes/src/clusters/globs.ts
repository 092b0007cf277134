/** `*` stands for any characters; everything else for itself. */
function asPattern(glob: string): RegExp {
  const parts = glob
    .split('*')
    .map(part => part.replace(/[^\w-]/g, character => `\\${character}`));
  return new RegExp(`^${parts.join('.*')}$`);
}

/** Tells names that one of these stands for. @internal */
export function matchesAny(globs: string[]): (name: string) => boolean {
  const patterns = globs.map(asPattern);
  return name => patterns.some(pattern => pattern.test(name));
}
