import {
  OnboardingPlace,
  QuotaTierName,
} from '@operate-first/plugin-operations-common';
import { Host } from './hosts';

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

/** Why a place was suggested: where nowhere was more free, where alone it can be, or what comes first. @internal */
export const PLACE_REASONS = ['room', 'only', 'first'] as const;
/** @internal */
export type PlaceReason = (typeof PLACE_REASONS)[number];

/** A namespace as the form holds it. What is undefined follows from the rest of the form. @internal */
export interface NamespaceForm {
  id: string;
  name?: string;
  places?: OnboardingPlace[];
  /** Nobody has chosen the places: they were suggested for this reason, and stay. */
  suggested?: PlaceReason;
  tier: QuotaTierName;
  limits: LimitForm[];
  isolated: boolean;
}

/** A service beside the first one. What is not here is as with the first. */
export interface FurtherServiceForm {
  id: string;
  repository: string;
  path: string;
  revision: string;
  name?: string;
  addresses: Record<string, string>;
}

/** What somebody has filled in. What is undefined was not touched, and follows from what the portal offers. @internal */
export interface OnboardingForm {
  source?: 'existing' | 'new';
  skeleton: Skeleton;
  /** The host that a new repository is made on; plain git where the portal offers that. */
  madeOn?: string;
  /** Where a new repository is to be, on a host with an API. */
  newRepository?: string;
  /** Of a new repository on Bitbucket. */
  project?: string;
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
  further?: FurtherServiceForm[];
}

/** @internal */
export function blankService(id: string): FurtherServiceForm {
  return {
    id,
    repository: '',
    path: 'deploy',
    revision: 'main',
    addresses: {},
  };
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

/** @internal */
export type SettledNamespace = Required<Omit<NamespaceForm, 'suggested'>> &
  Pick<NamespaceForm, 'suggested'>;

/** What nobody has chosen, and what it follows from: the form says so beside it. @internal */
export interface Follows {
  /** From the address of the repository. */
  name?: boolean;
  /** From the groups of the reader. */
  team?: boolean;
  /** From whether there is an address to look at. */
  promise?: 'address' | 'noAddress';
  /** From the address of the new repository. */
  host?: boolean;
}

/** A form in which everything is decided, by whoever fills it in or for them. @internal */
export type SettledForm = Omit<OnboardingForm, 'namespaces' | 'further'> &
  Required<
    Pick<OnboardingForm, 'source' | 'name' | 'team' | 'promise' | 'project'>
  > & {
    namespaces: SettledNamespace[];
    follows: Follows;
    further: Required<FurtherServiceForm>[];
    /** Where a new repository is made; undefined on plain git, and where none is made. */
    host?: Host;
  };
