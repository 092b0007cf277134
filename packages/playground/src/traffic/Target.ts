/** @internal */
export interface TargetRoute {
  method: string;
  url: string;
  body?: string;
  weight: number;
}

/** A listener that users visit. @internal */
export interface Target {
  requestsPerSecond: number;
  routes: TargetRoute[];
}
