import { Button } from '@backstage/ui';
import { ReactNode } from 'react';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { TextFilter } from './TextFilter';
import styles from './Filters.module.css';

/**
 * What narrows a list down, all of it kept in the address: filters, text to look for, and a way back to everything.
 *
 * @param props - text: what the search field says; beside: what is no filter, at the end.
 * @internal
 */
export function FilterBar(props: {
  label: string;
  text: string;
  placeholder?: string;
  state: {
    filter: { text?: string };
    isFiltered: boolean;
    setText: (text: string) => void;
    clear: () => void;
  };
  children?: ReactNode;
  beside?: ReactNode;
}) {
  const { label, text, placeholder = text, state, children, beside } = props;
  const { t } = useOperationsTranslation();
  return (
    <div className={styles.filters} role="search" aria-label={label}>
      {children}
      <TextFilter
        label={text}
        placeholder={placeholder}
        applied={state.filter.text ?? ''}
        onChange={state.setText}
      />
      {state.isFiltered && (
        <Button variant="tertiary" onPress={state.clear}>
          {t('services.filter.clear')}
        </Button>
      )}
      {beside}
    </div>
  );
}
