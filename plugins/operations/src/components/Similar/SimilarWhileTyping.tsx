import { useState } from 'react';
import useDebounce from 'react-use/esm/useDebounce';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useSimilarToText } from '../../hooks/useSimilar';
import { SimilarAnswers } from './SimilarAnswers';
import styles from './Similar.module.css';

const RESTS_MS = 500;
const FEW = 3;

/**
 * What resembles what somebody is writing, once they pause. Nothing where nothing does, so that nobody is held up.
 *
 * @internal
 */
export function SimilarWhileTyping(props: { text: string; service?: string }) {
  const { text, service } = props;
  const { t } = useOperationsTranslation();
  const [asked, setAsked] = useState(text);
  useDebounce(() => setAsked(text), RESTS_MS, [text]);
  const { data } = useSimilarToText(asked, { service, limit: FEW });
  if (!data || data.confidence === 'low' || data.results.length === 0) {
    return null;
  }
  return (
    <section className={styles.typed} aria-label={t('similar.typed')}>
      <p>
        <strong>{t('similar.typed')}</strong>
      </p>
      <SimilarAnswers of={data} brief />
    </section>
  );
}
