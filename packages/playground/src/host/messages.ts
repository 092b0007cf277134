import { Fault } from '../faults';
import { ListenerSpec } from '../service/ListenerSpec';

/** From the supervisor to a process that hosts services. @internal */
export type ToHost =
  | { type: 'listen'; listeners: ListenerSpec[] }
  | { type: 'fault'; sequence: number; id: string; fault?: Fault }
  /** The whole process, for a service that has one of its own. */
  | { type: 'crash'; id: string };

/** And back. @internal */
export type FromHost =
  | { type: 'listening' }
  | { type: 'failed'; port: number; service: string; code: string }
  | { type: 'done'; sequence: number; error?: string }
  | { type: 'totals'; totals: Record<string, number> };
