import { TextAreaField, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { useState } from 'react';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { IncidentMarkdown } from '../IncidentMarkdown';
import styles from './AskAuthor.module.css';

const VIEWS = ['write', 'preview'] as const;

/**
 * Markdown to be written, and how it will look.
 *
 * @internal
 */
export function QuestionText(props: {
  label?: string;
  hint?: string;
  value: string;
  problem?: string;
  rows?: number;
  onChange: (value: string) => void;
}) {
  const { value, problem, rows = 10, onChange } = props;
  const { t } = useOperationsTranslation();
  const [view, setView] = useState<(typeof VIEWS)[number]>('write');
  const label = props.label ?? t('ask.text');
  return (
    <div className={styles.text}>
      <ToggleButtonGroup
        aria-label={t('ask.textView')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[view]}
        onSelectionChange={keys =>
          setView(VIEWS.find(one => keys.has(one)) ?? 'write')
        }
      >
        {VIEWS.map(one => (
          <ToggleButton key={one} id={one} size="small">
            {t(`ask.${one}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {view === 'write' ? (
        <TextAreaField
          label={label}
          description={props.hint ?? t('ask.textHint')}
          value={value}
          onChange={onChange}
          rows={rows}
          validationBehavior="aria"
          validate={() => problem}
        />
      ) : (
        <div className={styles.preview} role="region" aria-label={label}>
          <IncidentMarkdown of={value} />
          {problem && <p role="status">{problem}</p>}
        </div>
      )}
    </div>
  );
}
