import {
  OnboardingQuota,
  OnboardingRequest,
  OnboardingService,
} from '@operate-first/plugin-operations-common';
import { readTarget } from '../SloPage/target';
import { BLANK, NamespaceForm, SettledForm } from './form';
import { usableName } from './names';

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
  form: Pick<SettledForm, 'addresses' | 'name'>,
  environment: string,
  offered: string | undefined,
): string {
  const name = usableName(form.name);
  return (
    form.addresses[environment] ??
    (name === ''
      ? ''
      : offered
          ?.replaceAll('{environment}', environment)
          .replaceAll('{service}', name)) ??
    ''
  );
}

/** Where the service is written, or where its new repository is to be. @internal */
export function repositoryOf(
  { source, name: written, repository, host, newRepository }: SettledForm,
  sources: string | undefined,
): string {
  const name = usableName(written);
  if (source === 'existing') return repository.trim();
  if (host) return newRepository?.trim() ?? '';
  return name === '' ? '' : sources?.replaceAll('{service}', name) ?? '';
}

function withoutNothing<T extends object>(value: T): T {
  return Object.fromEntries(
    Object.entries(value).filter(([, part]) => part !== undefined),
  ) as T;
}

interface RequestOffer {
  delivery: OnboardingRequest['delivery'];
  addresses?: string;
  sources?: string;
}

/** What each service has of its own. */
function ownOf(
  of: Pick<SettledForm, 'name' | 'addresses' | 'path' | 'revision'>,
  url: string,
  form: SettledForm,
  offer: RequestOffer,
) {
  return {
    name: of.name,
    repository: url
      ? { url, path: of.path.trim(), revision: of.revision.trim() }
      : undefined,
    addresses: environmentsOf(form).flatMap(environment => {
      const address = addressIn(of, environment, offer.addresses).trim();
      return address ? [{ environment, url: address }] : [];
    }),
  };
}

/** What a form asks for. @internal */
export function requestOf(
  form: SettledForm,
  offer: RequestOffer,
): FilledRequest {
  const url = repositoryOf(form, offer.sources);
  const isNew = form.source === 'new';
  const { path, revision } = isNew ? BLANK : form;
  const metrics = {
    port: form.metricsPort.trim(),
    path: form.metricsPath.trim(),
  };
  const alike = {
    type: form.type,
    lifecycle: form.lifecycle,
    system: said(form.system),
    visibility: form.visibility || undefined,
    metrics: form.promise === 'requests' ? metrics : undefined,
    slo: sloOf(form),
    issueTracker: said(form.issueTracker),
    chat: said(form.chat),
  };
  const first: OnboardingService = withoutNothing({
    ...alike,
    ...ownOf({ ...form, path, revision }, url, form, offer),
    title: said(form.title),
    description: said(form.description),
    // A skeleton shows metrics, whatever is promised.
    metrics: isNew ? metrics : alike.metrics,
  });
  const further = form.further.map(
    (service): OnboardingService =>
      withoutNothing({
        ...alike,
        ...ownOf(service, service.repository.trim(), form, offer),
      }),
  );
  return {
    team: { name: form.team },
    services: [first, ...further],
    namespaces: form.namespaces.map(namespace => ({
      name: namespace.name,
      places: namespace.places,
      quota: quotaOf(namespace),
      isolated: namespace.isolated,
    })),
    delivery: offer.delivery,
  };
}
