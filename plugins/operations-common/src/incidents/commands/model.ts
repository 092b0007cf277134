import {
  IncidentCause,
  IncidentImpact,
  IncidentRoleName,
  IncidentStatus,
} from '../../generated/openapi';
import { IncidentSeverity } from '../model';

/** What a line of the note box does. `/ack`, `/resolve` and `/reopen` are statuses. @public */
export type IncidentCommand =
  | { name: 'severity'; severity: IncidentSeverity }
  | { name: 'status'; status: IncidentStatus }
  /** An entity ref, or `me`; without a person the role is free again. */
  | { name: 'assign'; role: IncidentRoleName; person?: string }
  /** Of the incident, or of one service, by entity ref, everywhere or in one region. */
  | {
      name: 'impact';
      impact: IncidentImpact;
      service?: string;
      region?: string;
    }
  | { name: 'cause'; cause: IncidentCause; text?: string }
  /** The key of another incident; without one it is taken back. */
  | { name: 'duplicate'; key?: string }
  | { name: 'title'; title: string }
  /** Without an address it is taken away. */
  | { name: 'fix' | 'chat' | 'tracker'; url?: string }
  /** Entity ref of a service that is affected, too. */
  | { name: 'affects'; service: string; impact?: IncidentImpact }
  | { name: 'drill'; drill: boolean };

/** A line that looks like a command and is none. @public */
export interface CommandProblem {
  /** From 1. */
  line: number;
  /** As written. */
  text: string;
  message: string;
  remedy: string;
}

/** A text of the note box. Where there are problems, nothing of it is to be carried out. @public */
export interface ParsedNote {
  /** What remains for the timeline; empty where there were commands only. */
  note: string;
  commands: IncidentCommand[];
  problems: CommandProblem[];
}
