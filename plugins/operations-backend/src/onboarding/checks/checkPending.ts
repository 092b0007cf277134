import { OnboardingProblem } from '@operate-first/plugin-operations-common';
import { CheckContext, Found } from './model';

/** Names that another request has asked for before: two of them cannot be merged. @internal */
export async function checkPending({
  asked,
  pending = [],
  reader,
}: Pick<CheckContext, 'asked' | 'pending' | 'reader'>): Promise<Found> {
  const problems: OnboardingProblem[] = [];
  const kinds = ['services', 'namespaces'] as const;
  for (const kind of kinds) {
    for (const [at, { name }] of asked[kind].entries()) {
      const other = pending.find(each => name && each[kind].includes(name));
      if (!name || !other) continue;
      const maySee = (await reader.maySeeRequest?.(other.key)) ?? false;
      // Visitors learn nothing of what they may not see.
      if (!maySee && reader.person === undefined) continue;
      problems.push({
        field: `${kind}[${at}].name`,
        value: name,
        message: maySee
          ? `${name} is asked for in ${other.key} already. Look what becomes of that, or choose another name.`
          : `${name} cannot be taken now. Choose another name.`,
      });
    }
  }
  return { problems, notes: [] };
}
