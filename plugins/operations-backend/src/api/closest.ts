import leven from 'leven';

function nameOf(ref: string): string {
  return ref.slice(ref.lastIndexOf('/') + 1);
}

/** The name that was probably meant, if one is near enough to be worth saying. @internal */
export function closestRef(
  wanted: string,
  known: string[],
): string | undefined {
  const name = nameOf(wanted);
  let closest: string | undefined;
  // A third of the letters may differ.
  let farthest = name.length / 3;
  for (const ref of known) {
    const other = nameOf(ref);
    if (other === name) return ref;
    // So many letters more or fewer are at least so many that differ.
    if (Math.abs(other.length - name.length) > farthest) continue;
    const distance = leven(name, other);
    if (distance > farthest) continue;
    if (distance < farthest || closest === undefined) closest = ref;
    farthest = distance;
  }
  return closest;
}

/** The question that follows a name which nobody knows, with a space before it, or nothing. @internal */
export function didYouMean(wanted: string, known: string[]): string {
  const closest = closestRef(wanted, known);
  return closest ? ` Did you mean ${closest}?` : '';
}
