import { Service } from '../catalog/model';
import { Fault } from '../faults';
import { HostProcess } from './HostProcess';
import { RateMeter } from './RateMeter';

/** One line of the status. @public */
export interface ServiceStatus {
  name: string;
  state: 'running' | 'broken' | 'stopped';
  fault?: Fault;
  /** Missing while the service has no process. */
  pid?: number;
  ports: number[];
  process: 'own' | 'shared';
  requestsPerSecond: number;
  since: string;
}

/** What healing answers. @public */
export interface Healed extends ServiceStatus {
  /** False when there was nothing to heal. */
  wasBroken: boolean;
}

/** What the supervisor knows of one service. @internal */
export class ServiceState {
  readonly service: Service;
  /** Where it runs in production. */
  readonly host: HostProcess;
  readonly meter = RateMeter.create();
  #fault?: Fault;
  #since = new Date();

  private constructor(service: Service, host: HostProcess) {
    this.service = service;
    this.host = host;
  }

  static create(service: Service, host: HostProcess): ServiceState {
    return new ServiceState(service, host);
  }

  get fault(): Fault | undefined {
    return this.#fault;
  }

  set fault(fault: Fault | undefined) {
    this.#fault = fault;
    this.changed();
  }

  changed(): void {
    this.#since = new Date();
  }

  get status(): ServiceStatus {
    const { name, listeners, process } = this.service;
    const state = this.#state();
    return {
      name,
      state,
      fault: this.#fault,
      pid: this.host.pid,
      ports: listeners.map(({ port }) => port),
      process,
      requestsPerSecond: state === 'stopped' ? 0 : this.meter.perSecond,
      since: this.#since.toISOString(),
    };
  }

  #state(): ServiceStatus['state'] {
    if (!this.host.alive || this.#fault === 'crash') return 'stopped';
    return this.#fault ? 'broken' : 'running';
  }
}
