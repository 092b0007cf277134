/** The four ways in which a service can be broken on purpose. @internal */
export const FAULTS = ['errors', 'latency', 'down', 'crash'] as const;

/** @internal */
export type Fault = (typeof FAULTS)[number];

/** @internal */
export function isFault(value: unknown): value is Fault {
  return FAULTS.some(fault => fault === value);
}
