import { ServiceUnavailableError } from '@backstage/errors';
import { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Fault } from '../faults';
import { FromHost, ToHost } from '../host/messages';
import { endProcess, forkProcess, hasEnded } from './forkProcess';
import { HostPlan } from './plan';

const ENTRY = require.resolve('../host/main.ts');

interface Waiting {
  resolve(): void;
  reject(error: Error): void;
}

/** What the supervisor wants to hear of a host. @internal */
export interface HostEvents {
  onTotals(totals: Record<string, number>): void;
  /** It ended without having been asked to. */
  onDeath(host: HostProcess, how: string): void;
}

function failureText({ code, port, service }: FromHost & { type: 'failed' }) {
  return code === 'EADDRINUSE'
    ? `Port ${port}, where ${service} listens, is in use by another program. End that program and start again.`
    : `${service} cannot listen on port ${port}: ${code}.`;
}

/** A process that hosts services, and the conversation with it. @internal */
export class HostProcess {
  readonly plan: HostPlan;
  readonly #logs: string;
  readonly #events: HostEvents;
  readonly #waiting = new Map<number, Waiting>();
  #child?: ChildProcess;
  #ready?: Waiting;
  #sequence = 0;
  #ending = false;

  private constructor(plan: HostPlan, logs: string, events: HostEvents) {
    this.plan = plan;
    this.#logs = logs;
    this.#events = events;
  }

  static create(plan: HostPlan, logs: string, events: HostEvents): HostProcess {
    return new HostProcess(plan, logs, events);
  }

  get alive(): boolean {
    return this.#child !== undefined && !hasEnded(this.#child);
  }

  get pid(): number | undefined {
    return this.alive ? this.#child?.pid : undefined;
  }

  /** Resolves when all its services listen. */
  async start(): Promise<void> {
    if (this.alive || this.#ending) return;
    const child = forkProcess(ENTRY, this.plan.name, this.#logs);
    this.#child = child;
    child.on('message', (message: FromHost) => this.#hear(message));
    child.once('exit', (code, signal) => {
      const how = signal ? `ended by ${signal}` : `ended with code ${code}`;
      this.#failAll(`The process of ${this.plan.name} ${how}.`);
      if (!this.#ending) this.#events.onDeath(this, how);
    });
    try {
      await new Promise<void>((done, reject) => {
        this.#ready = { resolve: done, reject };
        this.#send({ type: 'listen', listeners: this.plan.listeners });
      });
    } catch (error) {
      // Half a host would look alive.
      await endProcess(child);
      throw error;
    }
  }

  /** Breaks or heals one of its services; resolves when that has happened. */
  async setFault(id: string, fault: Fault | undefined): Promise<void> {
    if (fault === 'crash' && this.plan.own && this.#child) {
      const died = once(this.#child, 'exit');
      this.#send({ type: 'crash', id });
      await died;
      return;
    }
    this.#sequence += 1;
    const sequence = this.#sequence;
    await new Promise<void>((done, reject) => {
      this.#waiting.set(sequence, { resolve: done, reject });
      this.#send({ type: 'fault', sequence, id, fault });
    });
  }

  async end(): Promise<void> {
    this.#ending = true;
    if (this.#child) await endProcess(this.#child);
  }

  #send(message: ToHost): void {
    this.#child?.send(message, error => {
      if (error) this.#failAll(`${this.plan.name}: ${error.message}`);
    });
  }

  #hear(message: FromHost): void {
    switch (message.type) {
      case 'listening':
        this.#ready?.resolve();
        break;
      case 'failed':
        this.#ready?.reject(new ServiceUnavailableError(failureText(message)));
        break;
      case 'done':
        if (message.error) {
          this.#waiting
            .get(message.sequence)
            ?.reject(new ServiceUnavailableError(message.error));
        } else {
          this.#waiting.get(message.sequence)?.resolve();
        }
        this.#waiting.delete(message.sequence);
        break;
      case 'totals':
        this.#events.onTotals(message.totals);
        break;
      default:
      // The transform of TypeScript announces every file it reads; that is for watchers.
    }
  }

  #failAll(reason: string): void {
    const error = new ServiceUnavailableError(reason);
    this.#ready?.reject(error);
    this.#waiting.forEach(waiting => waiting.reject(error));
    this.#waiting.clear();
  }
}
