import { PostMortemDetail } from '@operate-first/plugin-operations-common';
import { formatMoment, formatTime } from '../../format/time';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { HealthMark } from '../HealthMark';
import { FileLink, PostMortemLink } from '../PostMortemState';
import { pageStyles } from '../Page';
import styles from './PostMortemEditor.module.css';

/**
 * That nothing waits, because it is published: where, and as which revision.
 *
 * @internal
 */
export function PublishedNote(props: { detail: PostMortemDetail }) {
  const { postMortem, source } = props.detail;
  const { key, status, publishedAt } = postMortem;
  const { t, locale } = useOperationsTranslation();
  if (status !== 'published') {
    return <p className={pageStyles.quiet}>{t('postMortem.review.nothing')}</p>;
  }
  return (
    <div className={styles.form} role="status">
      <p title={publishedAt && formatMoment(publishedAt, locale)}>
        <HealthMark mark="healthy" />{' '}
        <strong>{t('postMortem.status.published')}</strong>
        {publishedAt &&
          ` · ${formatTime(publishedAt, { now: Date.now(), locale })}`}
        {' · '}
        <PostMortemLink postMortemKey={key}>
          {t('postMortem.page.read', { key })}
        </PostMortemLink>
      </p>
      <p>
        {source ? <FileLink of={source} /> : t('postMortem.fact.sourcePortal')}
      </p>
      <p className={pageStyles.quiet}>{t('postMortem.review.amendHint')}</p>
    </div>
  );
}
