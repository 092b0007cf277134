import { RunbookRow } from './rows';

/**
 * Hears that a proposed text does not wait any more; the row is as it was while it waited.
 *
 * @internal
 */
export type OnSettled = (
  row: RunbookRow,
  outcome: {
    /** Whether git knows it as merged; what was squashed, it does not. */
    merged: boolean;
    by?: string;
  },
) => Promise<void>;
