import { OldPicture, oldPictureOf } from '../../hooks/useOldPicture';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useAskedOfMe } from '../../hooks/useQuestions';
import { ShowMore } from '../ClusterState';
import { Problem } from '../Notice';
import { QuestionLine } from '../QuestionState';
import styles from './QuestionsCard.module.css';

const FIRST = 5;

/**
 * Questions that wait for the reader, for their home page. Nothing where none does.
 *
 * @internal
 */
export function AskedOfMeList() {
  const { t } = useOperationsTranslation();
  const asked = useAskedOfMe();
  const items = asked.data?.items ?? [];
  return (
    <>
      <Problem of={asked} subject="question" inPanel />
      {items.length > 0 && (
        <section aria-label={t('questions.mine.title')}>
          <h3 className={styles.heading}>{t('questions.mine.title')}</h3>
          <OldPicture.Provider value={oldPictureOf(asked)}>
            <ShowMore items={items} first={FIRST}>
              {shown => (
                <ul className={styles.list}>
                  {shown.map(question => (
                    <li key={question.id}>
                      <QuestionLine of={question} />
                    </li>
                  ))}
                </ul>
              )}
            </ShowMore>
          </OldPicture.Provider>
        </section>
      )}
    </>
  );
}
