import { SimilarAnswers as Answers } from '@operate-first/plugin-operations-common';
import { ReactNode } from 'react';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { Disclosure } from '../Panel';
import { SimilarResult } from './SimilarResult';
import styles from './Similar.module.css';

/**
 * What resembles something, the best first, each with why; and where probably nobody has written of it yet, that.
 *
 * @param props - brief: beside something else, where no heading says how sure it is; nobody: what is said where there is
 * nothing at all.
 * @internal
 */
export function SimilarAnswers(props: {
  of: Answers;
  brief?: boolean;
  nobody?: ReactNode;
}) {
  const { of, brief, nobody } = props;
  const { confidence, results, cut, readAs = [] } = of;
  const { t } = useOperationsTranslation();
  if (results.length === 0) {
    return <>{nobody ?? <p className={styles.quiet}>{t('similar.none')}</p>}</>;
  }
  return (
    <>
      {confidence === 'low' && (
        <p>{t(brief ? 'similar.nobodyNear' : 'similar.near')}</p>
      )}
      <ol className={styles.results}>
        {results.map(result => (
          <li key={`${result.kind} ${result.key}`}>
            <SimilarResult of={result} brief={brief} />
          </li>
        ))}
      </ol>
      {cut && !brief && <p className={styles.quiet}>{t('similar.cut')}</p>}
      {readAs.length > 0 && !brief && (
        <Disclosure summary={t('similar.readAs')}>
          <pre className={styles.read}>{readAs.join('\n')}</pre>
        </Disclosure>
      )}
    </>
  );
}
