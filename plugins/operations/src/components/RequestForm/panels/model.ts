import { OnboardingPreview } from '@operate-first/plugin-operations-common';

/** What the panel of a kind is given. @internal */
export interface KindPanelProps {
  /** The parameters as they stand: numbers are numbers, and what is not filled in is missing. */
  values: Record<string, unknown>;
  /** Fills in fields as if they were typed; undefined empties one. */
  onChange: (edit: Record<string, unknown>) => void;
  /** The last answer; its facts are those of the kind. */
  preview?: OnboardingPreview;
}
