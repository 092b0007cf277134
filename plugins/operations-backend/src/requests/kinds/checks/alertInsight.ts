import {
  alertExpression,
  alertKind,
  AlertParameters,
  AlertSignal,
  AlertTrial,
  OnboardingProblem,
} from '@operate-first/plugin-operations-common';
import { KindContext, KindInsight } from '../model';
import { KnownSubject, noService, subjectOf } from './alertSubject';

const SIGNALS: string[] = [
  'errors',
  'latency',
  'traffic',
  'saturation',
] satisfies AlertSignal[];
const SIGN_IN: AlertTrial = {
  state: 'notTried',
  message: 'Sign in, and it is tried against the last 90 days.',
};

function signalsOf(
  { from, environment = 'production' }: Partial<AlertParameters>,
  subject: KnownSubject | undefined,
  { onboarding, reader }: KindContext,
) {
  if (!subject || reader.person === undefined) return undefined;
  if (!SIGNALS.includes(String(from))) return undefined;
  return onboarding.rules.signals({
    entityRef: subject.ref,
    entity: subject.entity,
    environment,
  });
}

/** Another rule of this name that Prometheus has loaded: whoever is told of it must know which of both it is. */
async function loadedElsewhere(
  { name, from }: AlertParameters,
  { onboarding, reader, tree }: KindContext,
): Promise<OnboardingProblem | undefined> {
  if (from === 'existing' || reader.person === undefined) return undefined;
  const written = new RegExp(`\\balert:\\s*["']?${name}\\b`);
  for (const [path, text] of tree.texts) {
    // What the tree says of it is judged with the change.
    if (path.includes('/alerting/') && written.test(text)) return undefined;
  }
  const all = await onboarding.rules.loaded();
  const found = all.find(({ rules = [] }) =>
    rules.some(rule => rule.name === name),
  );
  return (
    found && {
      field: 'name',
      value: name,
      message: `${found.server} has an alert ${name} already, which is not in the tree. Choose another name, or say that only its runbook is missing.`,
    }
  );
}

function usualNote(
  { from }: AlertParameters,
  known: Record<string, unknown> | undefined,
  { reader, onboarding }: KindContext,
): string[] {
  if (!SIGNALS.includes(from) || reader.person === undefined) return [];
  const signals = (known?.signals ?? {}) as Record<string, unknown>;
  if (signals[from] !== undefined) return [];
  return onboarding.rules.isThere
    ? [
        `No series of the service tell its ${from}. The expression is the usual one; where your metrics are called otherwise, write your own.`,
      ]
    : ['No Prometheus is configured here, so nothing loads the rule yet.'];
}

/** As far as the form is filled in: what would be asked of Prometheus. */
async function trialOf(
  written: Record<string, unknown>,
  context: KindContext,
): Promise<AlertTrial | undefined> {
  const { onboarding, reader } = context;
  const { tree } = onboarding.config;
  // A name is not needed to try it.
  const { value } = alertKind.read({ name: 'Tried', ...written }, tree);
  const draft =
    value ?? alertKind.read({ ...written, name: 'Tried' }, tree).value;
  if (!draft || draft.from === 'existing') return undefined;
  if (reader.person === undefined) return SIGN_IN;
  const subject = await subjectOf(draft.service, context);
  const signals = await signalsOf(draft, subject, context);
  const expression = alertExpression(draft, { signals });
  return (expression &&
    onboarding.rules.try(
      {
        expression,
        forSeconds: draft.minutes * 60,
        dataSource: tree.dataSource,
      },
      reader.person,
    )) as AlertTrial | undefined;
}

/** An alert is tried against the past while the form is filled in, by those who have signed in. @internal */
export const alertInsight: KindInsight<AlertParameters> = {
  known: async (value, context) => {
    const subject = await subjectOf(value.service, context);
    const signals = await signalsOf(value, subject, context);
    return {
      ...(subject?.team && { team: subject.team }),
      ...(signals && { signals }),
      ...(context.reader.person === undefined && { blind: true }),
    };
  },
  look: async (value, context, { known }) => {
    const subject = await subjectOf(value.service, context);
    const problems = [
      subject ? undefined : noService(value.service, context),
      await loadedElsewhere(value, context),
    ];
    return {
      problems: problems.filter(problem => problem !== undefined),
      notes: usualNote(value, known, context),
    };
  },
  help: async (written, context) => {
    const trial = await trialOf(written, context);
    return trial && { trial };
  },
};
