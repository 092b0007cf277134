import { TextAreaField, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { Visibility } from '@operate-first/plugin-operations-common';
import { useState } from 'react';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { IncidentMarkdown } from '../IncidentMarkdown';
import styles from './AskAuthor.module.css';

const VIEWS = ['write', 'preview'] as const;

const QUOTED = /^ *(`{3,}|~{3,})[^]*?^ *\1/m;
/** What is shown as it is, and what is meant to be seen by nobody. */
const SHOWN_OR_HIDDEN =
  /^ *(`{3,}|~{3,})[^]*?(?:^ *\1|$(?![^]))|(`+)[^]*?\2|<!--[^]*?-->/gm;
const TAG = /<\/?[a-z][a-z\d-]*(?:\s[^<>]*)?\/?>/i;

/** What the writer would not see by looking: who reads quoted lines, and what of the text nobody will. */
function Warnings(props: { of: string; reads?: Visibility }) {
  const { of, reads } = props;
  const { t } = useOperationsTranslation();
  const said = [
    reads === 'public' && QUOTED.test(of) && t('ask.logPublic'),
    TAG.test(of.replace(SHOWN_OR_HIDDEN, '')) && t('ask.noHtml'),
  ].filter(Boolean);
  return (
    <p className={styles.quiet} role="status">
      {said.join(' ')}
    </p>
  );
}

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
  /** Who will read it, where that is not known to all. */
  reads?: Visibility;
  onChange: (value: string) => void;
}) {
  const { value, problem, rows = 10, reads, onChange } = props;
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
      <Warnings of={value} reads={reads} />
    </div>
  );
}
