import { Prover } from './model';

function nameOf(ref: string | undefined): string | undefined {
  return ref?.slice(ref.lastIndexOf('/') + 1);
}

/** A Prometheus has the rule of this name and service, and has evaluated it since the merge. @internal */
export const proveAlert: Prover<'alert'> = async (place, context) => {
  const { expects, service, synced, observed } = place;
  if (synced && observed) return place;
  const all = await context.rules.loaded();
  if (all.length === 0) {
    return {
      ...place,
      unseen:
        'No Prometheus is configured, so nobody can tell whether the rule is loaded',
    };
  }
  const wanted = nameOf(service);
  const found = all.flatMap(({ server, rules = [] }) =>
    rules
      .filter(
        ({ name, labels }) =>
          name === expects.alert &&
          (wanted === undefined || labels.service === wanted),
      )
      .map(rule => ({ server, ...rule })),
  );
  const loaded = found.find(
    ({ evaluatedAt = 0, problem }) =>
      evaluatedAt >= context.since && problem === undefined,
  );
  if (!loaded) {
    const problem =
      found.find(each => each.problem)?.problem ??
      all.find(each => each.problem)?.problem;
    return { ...place, ...(problem && { problem }) };
  }
  const at = new Date(loaded.evaluatedAt ?? context.now).toISOString();
  return {
    ...place,
    synced: synced ?? { text: 'The rule was delivered.', at },
    observed: observed ?? {
      text: `${loaded.server} has loaded ${expects.alert} and evaluates it.`,
      at,
    },
  };
};
