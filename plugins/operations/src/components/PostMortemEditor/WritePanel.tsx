import { Button, Tab, TabList, TabPanel, Tabs } from '@backstage/ui';
import { useDeferredValue, useMemo, useRef } from 'react';
import { useAddressChoice } from '../../hooks/useAddressChoice';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { pageStyles } from '../Page';
import { FactsForm } from './FactsForm';
import { HintsPanel } from './HintsPanel';
import { MarkdownField, MarkdownFieldHandle } from './MarkdownField';
import { PreviewPanel } from './PreviewPanel';
import { ProgressList } from './ProgressList';
import { DraftText } from './useDraftText';
import { useReview } from './useReview';
import styles from './PostMortemEditor.module.css';

const BESIDE = ['preview', 'hints', 'facts'] as const;
const NO_LINES = new Set<number>();

/**
 * The text, and beside it how it will look, what a reviewer would ask, and its facts as a form. Nothing of that is made
 * while a key is pressed.
 *
 * @internal
 */
export function WritePanel(props: { draft: DraftText; isReadOnly: boolean }) {
  const { draft, isReadOnly } = props;
  const { t } = useOperationsTranslation();
  const [beside, setBeside] = useAddressChoice('beside', BESIDE);
  const field = useRef<MarkdownFieldHandle>(null);
  const text = useDeferredValue(draft.text);
  const { review, askToLook } = useReview(text);
  const hints = review?.hints;
  const marked = useMemo(
    () => (hints ? new Set(hints.flatMap(({ line }) => line ?? [])) : NO_LINES),
    [hints],
  );
  return (
    <div className={styles.columns}>
      <div className={styles.writing}>
        <MarkdownField
          ref={field}
          label={t('postMortem.edit.text')}
          describedBy="post-mortem-internal-hint"
          value={draft.text}
          marked={marked}
          isReadOnly={isReadOnly}
          onChange={draft.change}
        />
        <p id="post-mortem-internal-hint" className={pageStyles.quiet}>
          {t('postMortem.edit.internalHint')}
        </p>
      </div>
      <Tabs
        className={styles.beside}
        selectedKey={beside}
        onSelectionChange={key => setBeside(String(key))}
      >
        <TabList aria-label={t('postMortem.edit.beside')}>
          <Tab id="preview">{t('postMortem.edit.preview')}</Tab>
          <Tab id="hints">
            {hints && hints.length > 0
              ? t('postMortem.edit.hintsCount', {
                  number: String(hints.length),
                })
              : t('postMortem.edit.hints')}
          </Tab>
          <Tab id="facts">{t('postMortem.edit.facts')}</Tab>
        </TabList>
        <TabPanel id="preview" className={styles.part}>
          <PreviewPanel text={text} />
        </TabPanel>
        <TabPanel id="hints" className={styles.part}>
          {askToLook && (
            <p className={styles.tools}>
              {t('postMortem.edit.longReview')}
              <Button size="small" variant="secondary" onPress={askToLook}>
                {t('postMortem.edit.lookThrough')}
              </Button>
            </p>
          )}
          {hints && (
            <HintsPanel
              hints={hints}
              goTo={line => field.current?.goTo(line)}
            />
          )}
          {review?.progress && <ProgressList of={review.progress} />}
        </TabPanel>
        <TabPanel id="facts" className={styles.part}>
          <FactsForm text={text} write={draft.edit} />
        </TabPanel>
      </Tabs>
    </div>
  );
}
