/** One reference, with or without kind and namespace. */
const REF = /^(?:[\w.-]+:)?[\w.-]+(?:\/[\w.-]+)?$/;

const USER = /^user:/i;

type Fields = Record<string, unknown>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text is a reference to a user, or a list of references with one to a user among them; prose is neither. */
function isUserRef(text: string): boolean {
  if (!/user:/i.test(text)) return false;
  const parts = text.split(',').map(part => part.trim());
  return (
    parts.some(part => USER.test(part)) && parts.every(part => REF.test(part))
  );
}

function namesSomebody(value: unknown): boolean {
  if (typeof value === 'string') return isUserRef(value);
  // A reference can be written in parts, too.
  return (
    isFields(value) &&
    typeof value.name === 'string' &&
    typeof value.kind === 'string' &&
    value.kind.toLocaleLowerCase('en-US') === 'user'
  );
}

/** A relation to somebody, a count of somebody's things. */
function isAboutSomebody(item: unknown): boolean {
  return (
    namesSomebody(item) ||
    (isFields(item) && Object.values(item).some(namesSomebody))
  );
}

/**
 * An answer of the catalog without those whom it names: lists lose what is about a user, the rest loses fields that hold
 * a reference to one, and groups their members.
 *
 * @internal
 */
export function withoutPeople(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.filter(item => !isAboutSomebody(item)).map(withoutPeople);
  }
  if (!isFields(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, held]) => !isUserRef(key) && !namesSomebody(held))
      .map(([key, held]) => {
        if (key !== 'spec' || !isFields(held))
          return [key, withoutPeople(held)];
        // The only references to users that need no kind.
        const { members, ...spec } = held;
        return [key, withoutPeople(spec)];
      }),
  );
}
