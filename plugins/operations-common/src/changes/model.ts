import { Change, Suspect } from '../generated/openapi';

/** A change of a service, with what tells whether it is part of another one. @public */
export interface ServiceChange {
  change: Change;
  /** The entity ref of the service. */
  service: string;
  /** Tags and digests of the images that a rollout brought in, or that a commit names. */
  images?: string[];
  /** What a commit changed. */
  paths?: string[];
  /** The commit that a commit takes back. */
  reverts?: string;
}

/** Changes that are one: what was written into git, and how it went live. @public */
export interface JoinedChange extends ServiceChange {
  /** Ids of all changes that it is made of, its own first. */
  ids: string[];
  /** When it was seen where, where it went live in several places. */
  clusters: string[];
}

/** What is known of the incident that changes are held against. @public */
export interface SuspectContext {
  /** When it began, as far as that is known. */
  onset: Date;
  /** When somebody or something noticed; the onset where it is missing. */
  detected?: Date;
  /** Entity refs of the services of the incident, the root first. */
  services: string[];
  /** What each service needs directly, by entity ref. */
  dependencies: ReadonlyMap<string, readonly string[]>;
  /** Titles and texts of its alerts. */
  alerts?: string[];
}

/** A change that went live before an incident, and how likely it has to do with it. @public */
export interface RankedSuspect extends JoinedChange {
  score: number;
  why: Suspect['why'];
}
