import { ReactNode, useEffect, useRef } from 'react';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { OnboardingOptions } from '@operate-first/plugin-operations-common';
import {
  Elsewhere,
  focusFirstProblem,
  Tree,
} from '../Onboarding/OnboardingForm';
import { ForeignSentences } from '../Onboarding/problemWords';
import { PreviewPanel } from '../Onboarding/PreviewPanel';
import { Panel } from '../Panel';
import { KindField } from './KindField';
import { KIND_PANELS, PANEL_FIELDS } from './panels';
import { KindWordsOf } from './useKindWords';
import { RequestForm } from './useRequestForm';
import formStyles from '../Onboarding/Onboarding.module.css';
import styles from './RequestForm.module.css';

/** What is asked for in vain is shown as unfilled, not as an answer. */
function shownOf({ preview, isComplete }: RequestForm) {
  const isHelp = !isComplete && preview.isCurrent;
  return {
    preview: isHelp ? { ...preview, answer: undefined } : preview,
    isComplete,
  };
}

/**
 * The fields of a kind, and beside them what helps to fill them in and what would change. Whoever shows it decides how it is
 * sent.
 *
 * @internal
 */
export function KindForm(props: {
  of: RequestForm;
  words: KindWordsOf;
  options: OnboardingOptions;
  /** What comes at its end. */
  children?: ReactNode;
}) {
  const { of, words, options, children } = props;
  const { t } = useOperationsTranslation();
  const ref = useRef<HTMLDivElement>(null);
  const { kind, tries, parameters, preview, onEdit } = of;
  useEffect(() => {
    if (tries > 0 && ref.current) focusFirstProblem(ref.current);
  }, [tries]);
  // What is wrong has to be said at a field.
  const shown = of.fields.filter(
    ({ name }) => !PANEL_FIELDS[kind.name]?.includes(name) || of.said(name),
  );
  const KindPanel = Object.entries(KIND_PANELS).find(
    ([name]) => name === kind.name,
  )?.[1];
  return (
    <ForeignSentences.Provider value={of.foreign}>
      <div className={`${formStyles.columns} ${styles.columns}`}>
        <div
          ref={ref}
          role="form"
          aria-label={words.title}
          className={formStyles.stack}
        >
          <Panel title={t('requestForm.wish')}>
            <div className={formStyles.fields}>
              {shown.map(field => (
                <KindField
                  key={field.name}
                  field={field}
                  words={words}
                  of={of}
                />
              ))}
            </div>
          </Panel>
          <Elsewhere of={of.elsewhere} foreign={of.foreign} />
          {children}
        </div>
        <div className={formStyles.beside}>
          {KindPanel && (
            <KindPanel
              values={parameters}
              onChange={onEdit}
              preview={preview.answer}
            />
          )}
          <PreviewPanel of={shownOf(of)} unfilled={t('requestForm.unfilled')} />
          <Tree of={options} />
        </div>
      </div>
    </ForeignSentences.Provider>
  );
}
