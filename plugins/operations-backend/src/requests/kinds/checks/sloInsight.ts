import {
  formatDuration,
  OnboardingProblem,
  OPERATIONS_ANNOTATIONS,
  SloDefinition,
  SloParameters,
} from '@operate-first/plugin-operations-common';
import { KindContext, KindInsight } from '../model';
import { KnownSubject, noService, subjectOf } from './alertSubject';

interface StoredSlo {
  ref: string;
  title: string;
  environment: string;
  visibility: string;
  definition: string | null;
}

/** SLOs of a service that the reader may see. */
async function slosOf(
  { id }: KnownSubject,
  { database, reader }: KindContext,
): Promise<StoredSlo[]> {
  const rows: StoredSlo[] = await database('slos')
    .where('service_id', id)
    .whereNull('removed_at')
    .orderBy('ref')
    .select('ref', 'title', 'environment', 'visibility', 'definition');
  return reader.person === undefined
    ? rows.filter(({ visibility }) => visibility === 'public')
    : rows;
}

function nameOf(ref: string): string {
  return ref.slice(ref.lastIndexOf('/') + 1);
}

function isInTree({ name }: SloParameters, { tree }: KindContext): boolean {
  const written = new RegExp(`\\bname:\\s*["']?${name}["']?\\s*([,}#]|$)`, 'm');
  for (const [path, text] of tree.texts) {
    if (/^services\/.*\.ya?ml$/.test(path) && text.includes('openslo')) {
      if (written.test(text)) return true;
    }
  }
  return false;
}

/** What is written in another repository is changed there. */
async function elsewhere(
  value: SloParameters,
  context: KindContext,
): Promise<OnboardingProblem | undefined> {
  const { database, reader, onboarding } = context;
  const ref = `slo:default/${value.name}`.toLocaleLowerCase('en-US');
  // Visitors send nothing, and do not learn what there is.
  if (reader.person === undefined || isInTree(value, context)) return undefined;
  const row = await database('slos')
    .where({ ref })
    .whereNull('removed_at')
    .first('ref');
  if (!row) return undefined;
  const location = await onboarding.catalog.locationOf(ref);
  const where = location?.replace(/^(url|file):/, '');
  return {
    field: 'name',
    value: value.name,
    message: `The SLO ${
      value.name
    } is not written in the GitOps tree. Change it ${
      location?.startsWith('url:') ? `in ${where}` : 'where it is written'
    }, or choose another name.`,
  };
}

function nowhereToLook(
  { counts }: SloParameters,
  { entity }: KnownSubject,
): OnboardingProblem | undefined {
  const { annotations = {} } = entity.metadata;
  const hasProbe =
    annotations[OPERATIONS_ANNOTATIONS.probeUrl] ??
    annotations[OPERATIONS_ANNOTATIONS.probes];
  return (counts === 'probe' || counts === 'latency') && !hasProbe
    ? {
        field: 'counts',
        value: counts,
        message: `The probe has nowhere to look: the service has no address. Write one into its ${OPERATIONS_ANNOTATIONS.probeUrl}, or count requests.`,
      }
    : undefined;
}

function nobodyCounts(
  { counts = 'requests' }: SloParameters,
  isNew: boolean,
  known: Record<string, unknown> | undefined,
  { onboarding, reader }: KindContext,
): string[] {
  if (!isNew || counts !== 'requests' || reader.person === undefined) return [];
  if (!onboarding.rules.isThere) {
    return [
      'No Prometheus is configured here: until there is one, nobody counts the requests.',
    ];
  }
  return known?.requests
    ? []
    : [
        'No series of its requests were found. They are counted as http_requests_total with the labels service and code; where yours are others, edit slo.yaml.',
      ];
}

/** An SLO is judged by what the portal measures, and by where it is written. @internal */
export const sloInsight: KindInsight<SloParameters> = {
  known: async (value, context) => {
    const { onboarding, reader } = context;
    const subject = await subjectOf(value.service, context);
    const { counts = 'requests', environment = 'production' } = value;
    // Who has signed in waits for Prometheus; of an SLO that is there nobody is asked.
    const asks =
      reader.person !== undefined &&
      subject !== undefined &&
      counts === 'requests' &&
      !isInTree(value, context);
    const requests = asks
      ? await onboarding.rules.requests({
          entityRef: subject.ref,
          entity: subject.entity,
          environment,
        })
      : undefined;
    return {
      ...(subject?.team && { team: subject.team }),
      ...(requests && { requests }),
      ...(reader.person === undefined && { blind: true }),
    };
  },
  look: async (value, context, { known }) => {
    const subject = await subjectOf(value.service, context);
    const isNew = !isInTree(value, context);
    const problems = [
      subject ? undefined : noService(value.service, context),
      await elsewhere(value, context),
      subject && isNew ? nowhereToLook(value, subject) : undefined,
    ];
    return {
      problems: problems.filter(problem => problem !== undefined),
      notes: nobodyCounts(value, isNew, known, context),
    };
  },
  help: async (written, context) => {
    const subject = await subjectOf(written.service, context);
    if (!subject) return undefined;
    const slos = await slosOf(subject, context);
    return {
      choices: {
        name: [
          ...slos.map(({ ref, title }) => ({ value: nameOf(ref), title })),
          ...(slos.length === 0
            ? [{ value: `${subject.entity.metadata.name}-availability` }]
            : []),
        ],
      },
      slos: slos.map(({ ref, title, environment, definition }) => {
        const parsed: SloDefinition | null = JSON.parse(definition ?? 'null');
        return {
          ref,
          name: nameOf(ref),
          title,
          environment,
          ...(parsed && {
            window: formatDuration(parsed.window.duration),
            objectives: parsed.objectives.map(({ index, target }) => ({
              index,
              target,
            })),
          }),
        };
      }),
    };
  },
};
