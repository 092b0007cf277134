import { useApi } from '@backstage/frontend-plugin-api';
import { Button, VisuallyHidden } from '@backstage/ui';
import { SimilarAnswers as Answers } from '@operate-first/plugin-operations-common';
import { useEffect, useId, useRef, useState } from 'react';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { operationsApiRef } from '../../api/operationsApiRef';
import {
  Translate,
  useOperationsTranslation,
} from '../../hooks/useOperationsTranslation';
import { DataScope } from '../DataScope';
import { SimilarAnswers } from './SimilarAnswers';
import styles from './Similar.module.css';

/** As many answers as are read. */
const FEW = 5;
/** As much as the API takes. */
const MOST = 1_000_000;

function foundWords(answers: Answers, t: Translate): string {
  return answers.confidence === 'low'
    ? t('similar.nobody')
    : t('similar.found', { count: answers.results.length });
}

function Nobody() {
  const { t } = useOperationsTranslation();
  return <p>{t('similar.nobodyDo')}</p>;
}

function Search(props: { pasted?: { text: string } }) {
  const { pasted } = props;
  const { t } = useOperationsTranslation();
  const api = useApi(operationsApiRef);
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const found = useRef<HTMLHeadingElement>(null);
  const [text, setText] = useState('');
  const [sent, find] = useAsyncFn(
    async (wanted: string): Promise<Answers | undefined> =>
      wanted.trim()
        ? api.findSimilar({ text: wanted.slice(0, MOST), limit: FEW })
        : undefined,
    [api],
  );
  // What was pasted elsewhere is looked for at once: whoever pasted it has asked.
  useEffect(() => {
    if (!pasted) return;
    setText(pasted.text);
    find(pasted.text);
    box.current?.focus();
  }, [pasted, find]);
  const answers = sent.value;
  // Whoever asks by a key or a button goes on reading at the answer.
  const isAsked = useRef(false);
  const ask = () => {
    isAsked.current = true;
    find(text);
  };
  useEffect(() => {
    if (answers && isAsked.current) found.current?.focus();
    isAsked.current = false;
  }, [answers]);
  return (
    <section className={styles.search} aria-labelledby={id}>
      <h2 id={id} className={styles.title}>
        {t('similar.title')}
      </h2>
      <textarea
        ref={box}
        className={styles.box}
        rows={text.includes('\n') ? 8 : 3}
        aria-label={t('similar.label')}
        aria-describedby={`${id}-private`}
        placeholder={t('similar.placeholder')}
        value={text}
        onChange={event => setText(event.target.value)}
        onPaste={event => {
          const added = event.clipboardData.getData('text');
          // An empty box is asked for at once; what is put together is asked for when it is whole.
          if (!text.trim()) find(added);
        }}
        onKeyDown={event => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            ask();
          }
        }}
      />
      <div className={styles.tools}>
        <Button
          variant="primary"
          isPending={sent.loading}
          isDisabled={!text.trim()}
          onPress={() => {
            ask();
          }}
        >
          {t(sent.loading ? 'similar.asking' : 'similar.find')}
        </Button>
        {text && (
          <Button
            variant="tertiary"
            onPress={() => {
              setText('');
              find('');
              box.current?.focus();
            }}
          >
            {t('similar.clear')}
          </Button>
        )}
        <span id={`${id}-private`} className={styles.quiet}>
          {t('similar.private')}
        </span>
      </div>
      <VisuallyHidden role="status">
        {answers && foundWords(answers, t)}
      </VisuallyHidden>
      {sent.error && (
        <p role="alert">
          {t('similar.refused', { message: sent.error.message })}
        </p>
      )}
      {answers && !sent.error && (
        <div className={styles.answers}>
          <h3 ref={found} tabIndex={-1} className={styles.found}>
            {foundWords(answers, t)}
          </h3>
          <SimilarAnswers of={answers} nobody={<Nobody />} />
        </div>
      )}
    </section>
  );
}

/**
 * Where one pastes what a machine said and finds who had it before, signed in or not. Nothing of it is kept.
 *
 * @param props - pasted: a text that was pasted elsewhere, to be looked for here.
 * @public
 */
export function SimilarSearch(props: { pasted?: { text: string } }) {
  return (
    <DataScope>
      <Search pasted={props.pasted} />
    </DataScope>
  );
}
