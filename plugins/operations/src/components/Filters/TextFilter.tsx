import { SearchField } from '@backstage/ui';
import { useState } from 'react';
import useDebounce from 'react-use/esm/useDebounce';
import styles from './Filters.module.css';

const TYPING_MS = 250;

/**
 * Text to look for, applied when typing rests.
 *
 * @internal
 */
export function TextFilter(props: {
  label: string;
  placeholder: string;
  applied: string;
  onChange: (text: string) => void;
}) {
  const { label, placeholder, applied, onChange } = props;
  const [text, setText] = useState(applied);
  const [lastApplied, setLastApplied] = useState(applied);
  // The address may change by itself: by going back, or by clearing all filters.
  if (applied !== lastApplied) {
    setLastApplied(applied);
    setText(applied);
  }
  useDebounce(
    () => {
      if (text.trim() !== applied) onChange(text.trim());
    },
    TYPING_MS,
    [text],
  );
  return (
    <SearchField
      className={styles.search}
      aria-label={label}
      placeholder={placeholder}
      value={text}
      onChange={setText}
    />
  );
}
