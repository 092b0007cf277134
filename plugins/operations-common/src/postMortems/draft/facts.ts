import { IncidentRoleName, Visibility } from '../../generated/openapi';
import { AnsweredQuestion } from '../../questions/addAnswer';
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
  /** Whether visitors may not know that it is there. */
  internal?: boolean;
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
  /** Whether it tells of what visitors may not see. */
  internal?: boolean;
}

/** @public */
export interface FactAlert {
  title: string;
  startedAt: string;
  endedAt?: string;
  /** Title of its service. */
  service?: string;
  url?: string;
  /** Whether visitors may not see it. */
  internal?: boolean;
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
  /** Whether visitors may not see its service. */
  internal?: boolean;
}

/** Somebody who was asked, or who had a role. @public */
export interface FactAsked {
  /** A team, or a person who wants everybody to read their name; missing where it is nobody's business. */
  who?: string;
  role?: IncidentRoleName;
  at?: string;
  /** The question. */
  about?: string;
  /** Of its page. */
  url?: string;
  /** Whether visitors may not see the question. */
  internal?: boolean;
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
  asked?: FactAsked[];
  /** What they knew: questions with the answers that were accepted. */
  answers?: AnsweredQuestion[];
}
