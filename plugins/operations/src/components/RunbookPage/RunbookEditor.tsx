import { Button, TextField } from '@backstage/ui';
import {
  RunbookDetail,
  RunbookText,
} from '@operate-first/plugin-operations-common';
import { useState } from 'react';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { isFileConflict } from '../../hooks/useRunbooks';
import { CodeBlock } from '../CodeBlock';
import { MarkdownField } from '../PostMortemEditor/MarkdownField';
import { Disclosure } from '../Panel';
import { pageStyles } from '../Page';
import styles from './RunbookPage.module.css';

const NOTHING_MARKED = new Set<number>();

/**
 * Another text of a runbook, proposed as a change in git. Where the file has changed meanwhile, nothing is lost: what it
 * says now is shown, and proposing again decides.
 *
 * @internal
 */
export function RunbookEditor(props: {
  detail: RunbookDetail;
  onPropose: (text: RunbookText) => Promise<unknown>;
  onClose: () => void;
}) {
  const { detail, onPropose, onClose } = props;
  const { t } = useOperationsTranslation();
  const [begun] = useState(detail);
  // The whole file, with what stands before the text that one reads.
  const whole = begun.markdown ?? begun.text;
  const [markdown, setMarkdown] = useState(begun.proposed ?? whole);
  const [message, setMessage] = useState('');
  const [sent, send] = useAsyncFn(
    async ({ source, proposal }: RunbookDetail) => {
      await onPropose({
        markdown,
        base: source?.content ?? '',
        // Nobody replaces a text that waits and that they have not read.
        proposal: proposal?.revision,
        message: message.trim() || undefined,
      });
      onClose();
    },
    [markdown, message, onPropose, onClose],
  );
  const isConflict = isFileConflict(sent.error);
  return (
    <section className={styles.editor} aria-label={t('runbook.editTitle')}>
      <h2 className={pageStyles.heading}>{t('runbook.editTitle')}</h2>
      <p className={pageStyles.quiet}>{t('runbook.editWhat')}</p>
      <MarkdownField
        label={t('runbook.editText')}
        value={markdown}
        marked={NOTHING_MARKED}
        onChange={setMarkdown}
      />
      <TextField
        label={t('runbook.message')}
        value={message}
        onChange={setMessage}
        maxLength={300}
      />
      <div role="status">
        {isConflict && (
          <>
            <p>{t('runbook.changedMeanwhile')}</p>
            <Disclosure summary={t('runbook.showNow')}>
              <CodeBlock
                label={t('runbook.showNow')}
                text={detail.proposed ?? detail.markdown ?? detail.text}
              />
            </Disclosure>
          </>
        )}
        {sent.error &&
          !isConflict &&
          t('runbook.refused', { message: sent.error.message })}
      </div>
      <div className={pageStyles.actions}>
        <Button
          variant="primary"
          isDisabled={sent.loading || !markdown.trim() || markdown === whole}
          onPress={() => {
            send(isConflict ? detail : begun);
          }}
        >
          {sent.loading && t('runbook.proposing')}
          {!sent.loading &&
            t(isConflict ? 'runbook.useNow' : 'runbook.propose')}
        </Button>
        <Button variant="secondary" onPress={onClose}>
          {t('runbook.cancel')}
        </Button>
      </div>
    </section>
  );
}
