import { Route } from '../catalog/model';

/** A request to a dependency. @internal */
export interface Call {
  service: string;
  method: string;
  url: string;
  body?: string;
}

/** A route whose calls have addresses. @internal */
export interface ListenerRoute extends Omit<Route, 'calls' | 'weight'> {
  calls: Call[];
}

/** All that a process needs to know in order to be a service in one environment. @internal */
export interface ListenerSpec {
  /** The service's name; with the environment behind it unless that is production. */
  id: string;
  service: string;
  port: number;
  latencyMs: number;
  routes: ListenerRoute[];
}
