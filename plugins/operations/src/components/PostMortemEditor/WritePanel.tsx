import { Tab, TabList, TabPanel, Tabs } from '@backstage/ui';
import { readPostMortem } from '@operate-first/plugin-operations-common';
import { useMemo, useRef, useState } from 'react';
import useDebounce from 'react-use/esm/useDebounce';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { chaptersOf, PostMortemText } from '../PostMortemText';
import { FactsForm } from './FactsForm';
import { hintsOf } from './hints';
import { HintsPanel } from './HintsPanel';
import { ProgressList } from './ProgressList';
import { MarkdownField, MarkdownFieldHandle } from './MarkdownField';
import { DraftText } from './useDraftText';
import styles from './PostMortemEditor.module.css';

/** What is beside the text follows it at this distance. */
const FOLLOWS_MS = 300;

/** The text a moment later, so that writing stays quick. */
function useFollowing(text: string): string {
  const [following, setFollowing] = useState(text);
  useDebounce(() => setFollowing(text), FOLLOWS_MS, [text]);
  return following;
}

/**
 * The text, and beside it how it will look, what a reviewer would ask, and its facts as a form.
 *
 * @internal
 */
export function WritePanel(props: { draft: DraftText; isReadOnly: boolean }) {
  const { draft, isReadOnly } = props;
  const { t } = useOperationsTranslation();
  const field = useRef<MarkdownFieldHandle>(null);
  const text = useFollowing(draft.text);
  const hints = useMemo(() => hintsOf(text, new Date()), [text]);
  const marked = useMemo(
    () => new Set(hints.flatMap(({ line }) => line ?? [])),
    [hints],
  );
  const chapters = useMemo(
    () => chaptersOf(readPostMortem(text).document?.body ?? text),
    [text],
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
        <p id="post-mortem-internal-hint" className={styles.quiet}>
          {t('postMortem.edit.internalHint')}
        </p>
      </div>
      <Tabs className={styles.beside}>
        <TabList aria-label={t('postMortem.edit.beside')}>
          <Tab id="preview">{t('postMortem.edit.preview')}</Tab>
          <Tab id="hints">
            {hints.length > 0
              ? t('postMortem.edit.hintsCount', {
                  number: String(hints.length),
                })
              : t('postMortem.edit.hints')}
          </Tab>
          <Tab id="facts">{t('postMortem.edit.facts')}</Tab>
        </TabList>
        <TabPanel id="preview" className={styles.part}>
          {chapters.length > 0 ? (
            <PostMortemText chapters={chapters} />
          ) : (
            <p className={styles.quiet}>{t('postMortem.edit.empty')}</p>
          )}
        </TabPanel>
        <TabPanel id="hints" className={styles.part}>
          <HintsPanel hints={hints} goTo={line => field.current?.goTo(line)} />
          <ProgressList text={text} />
        </TabPanel>
        <TabPanel id="facts" className={styles.part}>
          <FactsForm text={draft.text} onChange={draft.change} />
        </TabPanel>
      </Tabs>
    </div>
  );
}
