import { OnboardingProblem } from './model';

/** As Kubernetes calls namespaces, RFC 1123 calls them labels. */
const LABEL = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;
const LONGEST = 63;
const LONGEST_SHOWN = 80;

/** Names that belong to the clusters themselves. */
const RESERVED =
  /^(default|kube-.*|openshift|openshift-.*|argocd|flux-system)$/;

/** What is wrong with a name, as the end of a sentence. */
function faultOf(name: string): string | undefined {
  if (name === '') return 'is missing';
  if ([...name].length > LONGEST) {
    return `has ${[...name].length} characters, and ${LONGEST} are allowed`;
  }
  if (LABEL.test(name)) return undefined;
  if (name.includes('.')) return 'has a dot';
  if (/[A-Z]/.test(name)) return 'has capital letters';
  if (/^-|-$/.test(name)) return 'begins or ends with a hyphen';
  return 'has characters that names cannot have';
}

/**
 * The name that somebody may have meant: lower case, hyphens, at most 63 characters. Empty where nothing is left.
 *
 * @public
 */
export function suggestName(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLocaleLowerCase('en-US')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, LONGEST)
    .replace(/-+$/, '');
}

/** No control character, and no novel, gets into a message. */
function shown(value: string): string {
  const plain = value.replace(/\p{Control}/gu, ' ');
  return [...plain].length > LONGEST_SHOWN
    ? `${[...plain].slice(0, LONGEST_SHOWN).join('')}…`
    : plain;
}

/**
 * Whether something can be called so, in Kubernetes and in the tree: undefined where it can.
 *
 * @public
 */
export function checkName(
  field: string,
  name: string,
): OnboardingProblem | undefined {
  const fault = faultOf(name);
  if (!fault) return undefined;
  const suggestion = suggestName(name);
  const remedy =
    suggestion === ''
      ? 'Write lower-case letters, digits and hyphens, as in payments.'
      : `Write ${suggestion}.`;
  const subject = name === '' ? 'The name' : `"${shown(name)}"`;
  return {
    field,
    value: shown(name),
    message: `${subject} ${fault}. ${remedy}`,
  };
}

/**
 * Like other names, and none that belongs to the cluster.
 *
 * @public
 */
export function checkNamespaceName(
  field: string,
  name: string,
): OnboardingProblem | undefined {
  const problem = checkName(field, name);
  if (problem || !RESERVED.test(name)) return problem;
  return {
    field,
    value: name,
    message: `"${name}" belongs to the cluster. Write a name that says what runs there, as in ${suggestName(
      `team-${name.replace(/^(kube|openshift)-?/, '') || 'service'}`,
    )}.`,
  };
}

/**
 * Those that are there twice, or differ only by the case of their letters.
 *
 * @public
 */
export function checkTwice(
  names: Array<{ field: string; name: string }>,
): OnboardingProblem[] {
  const first = new Map<string, { field: string; name: string }>();
  const problems: OnboardingProblem[] = [];
  for (const each of names) {
    const key = each.name.normalize('NFKC').toLocaleLowerCase('en-US');
    const before = first.get(key);
    if (!before) {
      first.set(key, each);
      continue;
    }
    problems.push({
      field: each.field,
      value: shown(each.name),
      message:
        before.name === each.name
          ? `"${shown(each.name)}" is already at ${
              before.field
            }. Remove one of both.`
          : `"${shown(each.name)}" is "${shown(before.name)}" at ${
              before.field
            } in other letters. Remove one of both.`,
    });
  }
  return problems;
}
