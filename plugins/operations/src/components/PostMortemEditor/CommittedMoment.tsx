import { useState } from 'react';
import { MomentField } from '../MomentField';

/**
 * A day, or a moment in UTC, that is written into the text when one leaves its field.
 *
 * @internal
 */
export function CommittedMoment(props: {
  label: string;
  /** As it is in the text: 2026-12-31, or 2026-12-31T14:05:00Z. */
  value: string | undefined;
  onlyDay?: boolean;
  onCommit: (value: string | undefined) => void;
}) {
  const { label, value = '', onlyDay, onCommit } = props;
  const shown = value.replace(/(?:\.\d+)?Z$/, '');
  const [typed, setTyped] = useState(shown);
  const [before, setBefore] = useState(shown);
  // The text may have been changed beside.
  if (shown !== before) {
    setBefore(shown);
    setTyped(shown);
  }
  const written = () => {
    if (!typed) return undefined;
    if (onlyDay) return typed;
    return `${typed.length === 16 ? `${typed}:00` : typed}Z`;
  };
  return (
    <MomentField
      label={label}
      value={typed}
      of={onlyDay ? 'day' : 'moment'}
      withSeconds={!onlyDay}
      onChange={setTyped}
      onBlur={() => {
        if (typed !== shown) onCommit(written());
      }}
    />
  );
}
