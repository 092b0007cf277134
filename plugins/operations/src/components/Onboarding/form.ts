import {
  OnboardingPlace,
  OnboardingQuota,
  OnboardingRequest,
  OnboardingService,
  QuotaTierName,
} from '@operate-first/plugin-operations-common';
import { readTarget } from '../SloPage/target';

/** What new repositories begin with. @internal */
export const SKELETONS = ['node', 'python'] as const;
/** @internal */
export type Skeleton = (typeof SKELETONS)[number];

/** What counts for an objective; `none` promises nothing. @internal */
export const PROMISES = ['probe', 'requests', 'none'] as const;

/** Windows that people have a word for. @internal */
export const WINDOWS = ['7d', '28d', '30d', '90d'] as const;

/** What most people limit themselves. @internal */
export const USUAL_LIMITS = [
  'limits.cpu',
  'limits.memory',
  'requests.storage',
] as const;

/** A limit of one's own, as somebody writes it. */
export interface LimitForm {
  name: string;
  amount: string;
}

/** A namespace as the form holds it. What is undefined follows from the rest of the form. @internal */
export interface NamespaceForm {
  id: string;
  name?: string;
  places?: OnboardingPlace[];
  tier: QuotaTierName;
  limits: LimitForm[];
  isolated: boolean;
}

/** What somebody has filled in. What is undefined was not touched, and follows from what the portal offers. @internal */
export interface OnboardingForm {
  source?: 'existing' | 'new';
  skeleton: Skeleton;
  repository: string;
  path: string;
  revision: string;
  name?: string;
  title: string;
  description: string;
  type: 'service' | 'website';
  lifecycle: string;
  system: string;
  /** Empty: as is usual here. */
  visibility: 'public' | 'internal' | '';
  team?: string;
  namespaces: NamespaceForm[];
  /** By environment; what is missing follows from what the portal offers. */
  addresses: Record<string, string>;
  promise?: (typeof PROMISES)[number];
  /** In per cent, as somebody writes it. */
  target: string;
  window: string;
  metricsPort: string;
  metricsPath: string;
  issueTracker: string;
  chat: string;
}

/** @internal */
export function blankNamespace(id: string): NamespaceForm {
  return {
    id,
    tier: 'small',
    limits: USUAL_LIMITS.map(name => ({ name, amount: '' })),
    isolated: true,
  };
}

/** What it is before anybody has touched it. @internal */
export const BLANK: OnboardingForm = {
  skeleton: 'node',
  repository: '',
  path: 'deploy',
  revision: 'main',
  title: '',
  description: '',
  type: 'service',
  lifecycle: 'production',
  system: '',
  visibility: '',
  namespaces: [blankNamespace('first')],
  addresses: {},
  target: '99.9',
  window: '30d',
  metricsPort: 'http',
  metricsPath: '/metrics',
  issueTracker: '',
  chat: '',
};

/** A form in which everything is decided, by whoever fills it in or for them. @internal */
export type SettledForm = Omit<OnboardingForm, 'namespaces'> &
  Required<Pick<OnboardingForm, 'source' | 'name' | 'team' | 'promise'>> & {
    namespaces: Required<NamespaceForm>[];
  };

/** What is sent to be looked at: the portal adds who asks, and who is in the team. @internal */
export type FilledRequest = Omit<OnboardingRequest, 'requester' | 'team'> & {
  team: { name: string };
};

/** @internal */
export function environmentsOf(form: SettledForm): string[] {
  return [
    ...new Set(
      form.namespaces.flatMap(({ places }) =>
        places.map(({ environment }) => environment),
      ),
    ),
  ];
}

function quotaOf({ tier, limits }: NamespaceForm): OnboardingQuota {
  if (tier !== 'custom') return { tier };
  return {
    tier,
    hard: Object.fromEntries(
      limits
        .filter(({ amount }) => amount.trim() !== '')
        .map(({ name, amount }) => [name.trim(), amount.trim()]),
    ),
  };
}

/** Nothing written is nothing said. */
const said = (text: string) => text.trim() || undefined;

function sloOf(form: SettledForm): OnboardingService['slo'] {
  const { promise, window } = form;
  const target = readTarget(form.target);
  if (promise === 'none' || target === undefined) return undefined;
  return { target, window, sli: promise };
}

/** Where users meet the service: as written, or as the portal offers. @internal */
export function addressIn(
  form: SettledForm,
  environment: string,
  offered: string | undefined,
): string {
  return (
    form.addresses[environment] ??
    (form.name === ''
      ? ''
      : offered
          ?.replaceAll('{environment}', environment)
          .replaceAll('{service}', form.name)) ??
    ''
  );
}

/** Where the service is written, or where its new repository is to be. @internal */
export function repositoryOf(
  { source, name, repository }: SettledForm,
  sources: string | undefined,
): string {
  if (source === 'existing') return repository.trim();
  return name === '' ? '' : sources?.replaceAll('{service}', name) ?? '';
}

function withoutNothing<T extends object>(value: T): T {
  return Object.fromEntries(
    Object.entries(value).filter(([, part]) => part !== undefined),
  ) as T;
}

/** What a form asks for. @internal */
export function requestOf(
  form: SettledForm,
  offer: {
    delivery: OnboardingRequest['delivery'];
    addresses?: string;
    sources?: string;
  },
): FilledRequest {
  const url = repositoryOf(form, offer.sources);
  const isNew = form.source === 'new';
  const service: OnboardingService = withoutNothing({
    name: form.name,
    title: said(form.title),
    description: said(form.description),
    type: form.type,
    lifecycle: form.lifecycle,
    system: said(form.system),
    visibility: form.visibility || undefined,
    repository: url
      ? {
          url,
          path: isNew ? BLANK.path : form.path.trim(),
          revision: isNew ? BLANK.revision : form.revision.trim(),
        }
      : undefined,
    addresses: environmentsOf(form).flatMap(environment => {
      const address = addressIn(form, environment, offer.addresses).trim();
      return address ? [{ environment, url: address }] : [];
    }),
    metrics:
      form.promise === 'requests' || isNew
        ? { port: form.metricsPort.trim(), path: form.metricsPath.trim() }
        : undefined,
    slo: sloOf(form),
    issueTracker: said(form.issueTracker),
    chat: said(form.chat),
  });
  return {
    team: { name: form.team },
    services: [service],
    namespaces: form.namespaces.map(namespace => ({
      name: namespace.name,
      places: namespace.places,
      quota: quotaOf(namespace),
      isolated: namespace.isolated,
    })),
    delivery: offer.delivery,
  };
}
