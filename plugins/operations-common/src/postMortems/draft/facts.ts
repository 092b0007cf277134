import { IncidentRoleName, Visibility } from '../../generated/openapi';
import { PostMortemFields } from '../model';

/** A service of the incident, as the draft names it. @public */
export interface FactService {
  ref: string;
  title: string;
  /** Of its page. */
  url?: string;
  /** What users noticed, `outage`. */
  impact?: string;
  /** Where. */
  regions?: string[];
}

/** Something that happened. Moments are ISO 8601. @public */
export interface FactEvent {
  at: string;
  /** A sentence, without names of people. */
  text: string;
  url?: string;
  /** Title of the service that it was about. */
  service?: string;
  /** Log lines or an error message, as they are. */
  log?: string;
  /** In which role somebody did it. */
  role?: IncidentRoleName;
}

/** @public */
export interface FactAlert {
  title: string;
  startedAt: string;
  endedAt?: string;
  /** Title of its service. */
  service?: string;
  url?: string;
}

/** What the incident cost one objective. @public */
export interface FactBudgetCost {
  /** Title of the SLO or the objective. */
  objective: string;
  /** Title of the service. */
  service?: string;
  /** As the portal says it, with the reason where it is not known. */
  message: string;
  url?: string;
}

/**
 * What the portal knows when a post-mortem is begun. People are roles in it.
 *
 * @public
 */
export interface PostMortemFacts
  extends Partial<Omit<PostMortemFields, 'services' | 'visibility' | 'title'>> {
  title: string;
  visibility?: Visibility;
  /** The root first. */
  services?: FactService[];
  /** Of the page of the incident. */
  incidentUrl?: string;
  /** What its page says in short. */
  summary?: string;
  timeline?: FactEvent[];
  alerts?: FactAlert[];
  /** What changed before it began, latest last. */
  changes?: FactEvent[];
  budget?: FactBudgetCost[];
  /** Pages with charts of that time, such as the replay. */
  charts?: Array<{ title: string; url: string }>;
  /** Where it was mended, talked about, tracked. */
  links?: Array<{ title: string; url: string }>;
  /** Who was asked: roles, or teams by their titles. */
  asked?: Array<{ who: string; at?: string; about?: string; url?: string }>;
}
