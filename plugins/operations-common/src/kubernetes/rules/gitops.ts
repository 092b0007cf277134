import { ArgoApplication, FluxObject } from '../objects';
import { conditionOf } from '../podState';
import { Finding, Rule, View } from '../rule';
import { refOf } from '../Snapshot';
import { quote } from '../words';

const FAMILY = 'gitops';

function applications({ snapshot }: View): ArgoApplication[] {
  return snapshot.ofKind<ArgoApplication>('Application', 'argoproj.io');
}

function flux({ snapshot }: View): FluxObject[] {
  return [
    ...snapshot.ofKind<FluxObject>(
      'Kustomization',
      'kustomize.toolkit.fluxcd.io',
    ),
    ...snapshot.ofKind<FluxObject>('HelmRelease', 'helm.toolkit.fluxcd.io'),
  ];
}

/** What Argo CD says of a sync that failed; undefined where none did. */
function syncError({
  status,
}: ArgoApplication): { detail: string | undefined } | undefined {
  const failed = ['Failed', 'Error'].includes(
    status?.operationState?.phase ?? '',
  );
  const condition = status?.conditions?.find(({ type }) => /Error$/.test(type));
  if (!failed && !condition) return undefined;
  const message = condition?.message ?? status?.operationState?.message;
  return { detail: quote(message) };
}

/** What git says could not be brought into the cluster. */
export const syncFailed: Rule = {
  code: 'kubernetes.gitops-failed',
  family: FAMILY,
  reads:
    'Argo CD Applications: operationState.phase Failed or Error, conditions that end in Error, while not in sync; Flux Kustomizations and HelmReleases: Ready is False, Stalled',
  verdict: 'degraded: what was changed in git is not what runs',
  words: 'Application payments cannot bring in what git says.',
  quotes: 'one or more objects failed to apply',
  whatToDo:
    'Look at the application in Argo CD; its own words are shown to those who have signed in.',
  find: view => [
    ...applications(view).flatMap((application): Finding[] => {
      const error = syncError(application);
      const inSync = application.status?.sync?.status === 'Synced';
      return error === undefined || inSync
        ? []
        : [
            {
              status: 'degraded',
              message: `Application ${application.metadata.name} cannot bring in what git says.`,
              ...error,
              object: refOf(application),
            },
          ];
    }),
    ...flux(view).flatMap((object): Finding[] => {
      if (object.spec?.suspend) return [];
      const ready = conditionOf(object.status?.conditions, 'Ready');
      const stalled = conditionOf(object.status?.conditions, 'Stalled');
      const stopped = stalled?.status === 'True' ? stalled : undefined;
      const failing =
        ready?.status === 'False' &&
        !['Progressing', 'DependencyNotReady'].includes(ready.reason ?? '')
          ? ready
          : undefined;
      const problem = stopped ?? failing;
      return problem
        ? [
            {
              status: 'degraded',
              message: `${object.kind} ${object.metadata.name} cannot bring in what git says.`,
              detail: quote(problem.message),
              object: refOf(object),
              remedy: `Look at the ${object.kind} of Flux; its own words are shown to those who have signed in.`,
            },
          ]
        : [];
    }),
  ],
};

const UNWELL: Record<string, string> = {
  Degraded: 'is degraded',
  Missing: 'misses objects that git asks for',
};

/** Argo CD finds its objects unwell, and nothing that we saw says why. */
export const unwell: Rule = {
  code: 'kubernetes.gitops-degraded',
  family: FAMILY,
  reads: 'status.health of Argo CD Applications: Degraded, Missing',
  verdict: 'degraded; silent where a reason before says why',
  words: 'Application payments is degraded.',
  whatToDo: 'Look at its resources in Argo CD.',
  find: view =>
    view.explained.size > 0
      ? []
      : applications(view).flatMap((application): Finding[] => {
          const { status = '', message } = application.status?.health ?? {};
          const words = UNWELL[status];
          return words === undefined
            ? []
            : [
                {
                  status: 'degraded',
                  message: `Application ${application.metadata.name} ${words}.`,
                  detail: quote(message),
                  object: refOf(application),
                },
              ];
        }),
};

/** What runs is not yet, or not any more, what git says. */
export const outOfSync: Rule = {
  code: 'kubernetes.gitops-out-of-sync',
  family: FAMILY,
  reads: 'status.sync of Argo CD Applications: OutOfSync',
  verdict:
    'healthy, and said: changes wait for a sync or are on their way; where the sync failed, the rule before says so',
  words: 'What runs is not what git says: application payments is out of sync.',
  whatToDo: 'Sync it, or bring the change that was made by hand into git.',
  find: view =>
    applications(view)
      .filter(({ status }) => status?.sync?.status === 'OutOfSync')
      .filter(application => syncError(application) === undefined)
      .map(application => ({
        status: 'healthy',
        message: `What runs is not what git says: application ${application.metadata.name} is out of sync.`,
        object: refOf(application),
      })),
};

/** Git is not followed, on purpose. */
export const gitopsSuspended: Rule = {
  code: 'kubernetes.gitops-suspended',
  family: FAMILY,
  reads: 'spec.suspend of Flux Kustomizations and HelmReleases',
  verdict: 'healthy, and said',
  words: 'Kustomization payments does not follow git: it is suspended.',
  whatToDo: 'Resume it when whoever suspended it agrees.',
  find: view =>
    flux(view)
      .filter(({ spec }) => spec?.suspend)
      .map(object => ({
        status: 'healthy',
        message: `${object.kind} ${object.metadata.name} does not follow git: it is suspended.`,
        object: refOf(object),
      })),
};
